import { Button } from '@mantine/core';
import type { ReactNode, RefObject } from 'react';
import type { EnvironmentWorkItem } from '../../../shared/contract/work';
import { t } from '../../../shared/texts/texts';
import { useActions, useStudio, useStudioState } from '../../store/use-store';
import { useFocusAfterWork } from '../../ui/use-focus-after-work';
import { useQuery } from '../../ui/use-query';
import { restartWords, workerFromBefore } from './environment-work-text';
import classes from './work-row.module.css';

/** R keeps what it has loaded until it ends: says so after a change that it has not seen, with the way out. */
export function RestartLine(props: {
  readonly item: EnvironmentWorkItem;
  /** Takes the focus when R has been restarted. */
  readonly after: RefObject<HTMLButtonElement | null>;
}): ReactNode {
  const { item, after } = props;
  const { environment } = item;
  const { connection } = useStudio();
  const { restartWorker } = useActions();
  const worker = useStudioState((state) => workerFromBefore(state.work, state.workers ?? [], environment));
  const query = useQuery(worker ? `${item.id} ${worker.epoch}` : null, (signal) =>
    connection.call('packages.list', { environment }, signal),
  );
  const restart = query.data?.restart ?? null;
  useFocusAfterWork(worker !== null && restart !== null, after);
  if (worker === null || restart === null) return null;
  return (
    <div className={classes.restart}>
      <span>{restartWords(restart)}</span>
      <Button variant="default" onClick={() => void restartWorker(worker.id)}>
        {t('jobs.restart')}
      </Button>
    </div>
  );
}
