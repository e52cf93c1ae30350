import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Problem } from '../../../shared/model/problem';
import { t } from '../../../shared/texts/texts';
import { useActions } from '../../store/use-store';
import { StatusIcon } from '../../ui/status-icon';
import { columnToOrder } from './column-to-order';
import classes from './problem-list.module.css';
import type { ModelView } from './use-model';

interface Props {
  readonly problems: readonly Problem[];
  /** The model that has them. */
  readonly view: ModelView;
}

/** What would stop a fit, then what its user should know, each with what to do. */
export function ProblemList({ problems, view }: Props): ReactNode {
  const ordered = [...problems].sort((a, b) => a.severity.localeCompare(b.severity));
  return (
    <ul className={classes.list}>
      {ordered.map((problem) => (
        <li key={problem.message} className={classes.item}>
          <StatusIcon status={problem.severity === 'error' ? 'fail' : 'warn'} />
          <div>
            <div className={classes.message}>{problem.message}</div>
            <div className={classes.hint}>
              {problem.hint} <OrderLink problem={problem} view={view} />
            </div>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Leads from a problem that an order of the response's levels mends to where the order is given. */
function OrderLink({ problem, view }: { readonly problem: Problem; readonly view: ModelView }): ReactNode {
  const { dataset, reading } = view;
  const { editLevels } = useActions();
  const column = dataset && columnToOrder(problem, reading, dataset.columns);
  if (!dataset || !column) return null;
  return (
    <Anchor
      component="button"
      type="button"
      fz="inherit"
      onClick={() => editLevels({ datasetId: dataset.id, column, ordered: true })}
    >
      {t('models.problems.order', { column })}
    </Anchor>
  );
}
