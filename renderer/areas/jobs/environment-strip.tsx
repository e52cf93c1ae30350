import { type ReactNode, useRef } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { hasEnded, isEnvironmentWork } from '../../../shared/contract/work';
import { useActions, useStudioState } from '../../store/use-store';
import { shownWork } from './environment-work-text';
import { WorkRow } from './work-row';
import classes from './work-row.module.css';

/** What changes an environment now, and what came of the last change: a strip above its details. */
export function EnvironmentStrip({ environment }: { readonly environment: string }): ReactNode {
  const shown = useStudioState(useShallow((state) => shownWork(state.work, environment)));
  const all = useStudioState((state) => state.work);
  const { dismissWork } = useActions();
  const strip = useRef<HTMLDivElement>(null);

  /** The older ones go too: they would come up in its place. */
  function dismiss() {
    for (const item of all.filter(isEnvironmentWork)) {
      if (item.environment === environment && hasEnded(item)) void dismissWork(item.id);
    }
    strip.current?.focus();
  }

  return (
    // It is there without work too, for the keyboard's focus when the last one is dismissed.
    <div ref={strip} className={classes.strip} tabIndex={-1}>
      {shown.map((item) => (
        <WorkRow key={item.id} item={item} place="page" onDismiss={dismiss} />
      ))}
    </div>
  );
}
