import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useActions } from '../../app/store/use-store';
import { pickCsv } from '../data/pick-csv';
import { EnvironmentStrip } from './environment-strip';
import { OpenFolder } from './open-folder';
import { RecentList } from './recent-list';
import { SampleList } from './sample-list';
import classes from './start-page.module.css';

export function StartPage(): ReactNode {
  const { setNewProjectOpen, importFile } = useActions();
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
            <Button size="xs" onClick={() => void pickCsv().then((file) => file && importFile(file))}>
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
            <OpenFolder />
          </section>
        </div>
      </div>
    </main>
  );
}
