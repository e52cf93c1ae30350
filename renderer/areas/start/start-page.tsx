import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { commandLabel } from '../../../shared/contract/shell';
import { t } from '../../../shared/texts/texts';
import { useStudio, useStudioState } from '../../store/use-store';
import { chooseImport } from '../data/choose-import';
import { EnvironmentStrip } from './environment-strip';
import { OpenFolder } from './open-folder';
import { RecentList } from './recent-list';
import { SampleList } from './sample-list';
import classes from './start-page.module.css';

export function StartPage(): ReactNode {
  const { store } = useStudio();
  const { setNewProjectOpen, chooseProject } = store.getState();
  const native = useStudioState((state) => state.info?.abilities.dialogs ?? false);
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
            <Button size="xs" onClick={() => void chooseImport(store.getState())}>
              {t('shell.importFile')}
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
              <Button variant="default" size="xs" onClick={() => void chooseProject()}>
                {commandLabel('project.open')}
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
