import { Button, Loader, Skeleton } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { t } from '../../shared/texts/texts';
import classes from './working.module.css';

/** True once `busy` has lasted 100 ms: what is faster must not flash. */
export function useSlow(busy: boolean): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!busy) {
      setSlow(false);
      return;
    }
    const timer = setTimeout(() => setSlow(true), 100);
    return () => clearTimeout(timer);
  }, [busy]);
  return busy && slow;
}

/** Says that something is being worked on, and lets it be stopped where it can. */
export function Working(props: {
  readonly label: string;
  readonly stop?: (() => void) | undefined;
}): ReactNode {
  const slow = useSlow(true);
  if (!slow) return <div className={classes.working} />;
  return (
    <div className={classes.working} role="status">
      <Loader size={14} aria-hidden="true" />
      <span>{props.label}</span>
      {props.stop && (
        <Button size="compact-xs" variant="default" onClick={props.stop}>
          {t('ui.actions.stop')}
        </Button>
      )}
    </div>
  );
}

/** Grey lines in the place of a table that is on its way. */
export function SkeletonRows(props: { readonly rows: number; readonly label: string }): ReactNode {
  const slow = useSlow(true);
  if (!slow) return null;
  return (
    <div className={classes.rows} role="status" aria-label={props.label}>
      {Array.from({ length: props.rows }, (_, i) => `row ${i}`).map((key) => (
        <Skeleton key={key} height={14} radius="sm" />
      ))}
    </div>
  );
}
