import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../../../shared/texts/texts';
import { useCommands } from '../../shell/use-commands';
import { useActions, useStudioState } from '../../store/use-store';
import { EnvironmentStrip } from './environment-strip';
import { OpenFolder } from './open-folder';
import { RecentList } from './recent-list';
import { SampleList } from './sample-list';
import classes from './start-page.module.css';

export function StartPage(): ReactNode {
  const { setNewProjectOpen } = useActions();
  const native = useStudioState((state) => state.info?.abilities.dialogs ?? false);
  const commands = useCommands();
  const importData = commands.find(({ id }) => id === 'data.import');
  const openProject = commands.find(({ id }) => id === 'project.open');
  return (
    <main className={classes.page}>
      <div className={classes.inner}>
        <div className={classes.head}>
          <div>
            <h1>{t('start.app')}</h1>
            <p>{t('start.about')}</p>
          </div>
          <div className={classes.actions}>
            <Button variant="default" size="xs" onClick={() => setNewProjectOpen(true)}>
              {t('start.newProject')}
            </Button>
            <Button size="xs" onClick={importData?.run}>
              Import CSV file…
            </Button>
          </div>
        </div>
        <EnvironmentStrip />
        <div className={classes.columns}>
          <section aria-label={t('start.samples')}>
            <h2 className={classes.title}>{t('start.samplesTitle')}</h2>
            <SampleList />
          </section>
          <section aria-label={t('start.recent')}>
            <h2 className={classes.title}>{t('start.recent')}</h2>
            <RecentList />
            {native ? (
              <Button variant="default" size="xs" onClick={openProject?.run}>
                {openProject?.label}
              </Button>
            ) : (
              <OpenFolder />
            )}
          </section>
        </div>
      </div>
    </main>
  );
}
