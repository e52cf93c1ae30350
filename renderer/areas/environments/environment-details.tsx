import { SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import type { EnvironmentEntry } from '../../../shared/contract/environments';
import { t } from '../../../shared/texts/texts';
import { isEdited } from '../../store/shown-config';
import { environmentTab, tabKey } from '../../store/tabs';
import { useActions, useStudioState } from '../../store/use-store';
import { ErrorBox } from '../../ui/error-box';
import { TaskStrip } from '../tasks/task-strip';
import { EnvironmentHead } from './environment-head';
import { environmentParts } from './environment-parts';
import classes from './environments-tab.module.css';

/** One environment: what it is, what can be done to it, and one of its parts at a time. */
export function EnvironmentDetails({ entry }: { readonly entry: EnvironmentEntry }): ReactNode {
  const { name, damaged } = entry;
  const wanted = useStudioState((state) => state.parts[tabKey(environmentTab)]);
  const edited = useStudioState((state) => isEdited(state, name));
  const { showPart, setConfigAside } = useActions();
  const [first] = environmentParts;
  const part = environmentParts.find(({ id }) => id === wanted) ?? first;
  if (!part) return null;
  return (
    <section className={classes.details} aria-label={t('environments.environment', { name })}>
      <EnvironmentHead entry={entry} />
      <div className={classes.parts}>
        <SegmentedControl
          aria-label={t('environments.view')}
          value={part.id}
          data={environmentParts.map(({ id, title }) => ({
            value: id,
            label:
              id === 'configuration' && edited ? (
                <span className={classes.dotted}>
                  {title}
                  <span className={classes.edited} role="img" aria-label={t('environments.unsavedMark')} />
                </span>
              ) : (
                title
              ),
          }))}
          onChange={(id) => showPart(tabKey(environmentTab), id)}
        />
      </div>
      {damaged && (
        <div className={classes.notice}>
          <ErrorBox
            error={damaged}
            retry={() => void setConfigAside(name)}
            retryLabel={t('environments.setAside')}
          />
        </div>
      )}
      <TaskStrip environment={name} />
      <div className={classes.part}>
        <part.Part environment={name} />
      </div>
    </section>
  );
}
