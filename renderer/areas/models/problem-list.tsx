import type { ReactNode } from 'react';
import type { Problem } from '../../../shared/model/problem';
import { StatusIcon } from '../../ui/status-icon';
import classes from './problem-list.module.css';

/** What would stop a fit, then what its user should know, each with what to do. */
export function ProblemList({ problems }: { readonly problems: readonly Problem[] }): ReactNode {
  const ordered = [...problems].sort((a, b) => a.severity.localeCompare(b.severity));
  return (
    <ul className={classes.list}>
      {ordered.map(({ severity, message, hint }) => (
        <li key={message} className={classes.item}>
          <StatusIcon status={severity === 'error' ? 'fail' : 'warn'} />
          <div>
            <div className={classes.message}>{message}</div>
            <div className={classes.hint}>{hint}</div>
          </div>
        </li>
      ))}
    </ul>
  );
}
