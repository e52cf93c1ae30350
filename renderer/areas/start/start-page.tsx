import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useCommands } from '../../app/shell/use-commands';
import { useActions, useStudioState } from '../../app/store/use-store';
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
            <h1>Brms Studio</h1>
            <p>Bayesian multilevel regression with R’s brms</p>
          </div>
          <div className={classes.actions}>
            <Button variant="default" size="xs" onClick={() => setNewProjectOpen(true)}>
              New project…
            </Button>
            <Button size="xs" onClick={importData?.run}>
              Import CSV file…
            </Button>
          </div>
        </div>
        <EnvironmentStrip />
        <div className={classes.columns}>
          <section aria-label="Samples">
            <h2 className={classes.title}>Start from a question</h2>
            <SampleList />
          </section>
          <section aria-label="Recent projects">
            <h2 className={classes.title}>Recent projects</h2>
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
