import { SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import type { EnvironmentEntry } from '../../../shared/contract/environments';
import { environmentTab } from '../../app/store/environments-slice';
import { useActions, useStudioState } from '../../app/store/use-store';
import { tabKey } from '../../app/store/workspace-slice';
import { TaskStrip } from '../tasks/task-strip';
import { environmentParts } from './environment-parts';
import classes from './environments-tab.module.css';

/** One environment: what it is, and one of its parts at a time. */
export function EnvironmentDetails({ entry }: { readonly entry: EnvironmentEntry }): ReactNode {
  const wanted = useStudioState((state) => state.parts[tabKey(environmentTab)]);
  const { showPart } = useActions();
  const [first] = environmentParts;
  const part = environmentParts.find(({ id }) => id === wanted) ?? first;
  if (!part) return null;
  return (
    <section className={classes.details} aria-label={`Environment ${entry.name}`}>
      <div className={classes.head}>
        <h2 className={classes.title}>{entry.name}</h2>
        {entry.active && <span className={classes.active}>Active</span>}
        <span className={classes.space} />
        <SegmentedControl
          aria-label="View of the environment"
          value={part.id}
          data={environmentParts.map(({ id, title }) => ({ value: id, label: title }))}
          onChange={(id) => showPart(tabKey(environmentTab), id)}
        />
      </div>
      <TaskStrip environment={entry.name} />
      <div className={classes.part}>
        <part.Part environment={entry.name} />
      </div>
    </section>
  );
}
