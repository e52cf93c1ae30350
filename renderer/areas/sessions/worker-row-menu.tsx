import { Menu } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import type { WorkerInfo } from '../../../shared/contract/workers';
import { t } from '../../../shared/texts/texts';
import { useWorkerRuns } from './use-worker-runs';
import { workerActions } from './worker-actions';

/** What can be done to a worker, as the context menu of its row. */
export function WorkerRowMenu(props: {
  readonly worker: WorkerInfo;
  readonly title: string;
  /** The log shows its lines alone. */
  readonly filtered: boolean;
  readonly onFilter: () => void;
  readonly children: ReactElement;
}): ReactNode {
  const { worker, title, filtered, onFilter, children } = props;
  const runs = useWorkerRuns();
  return (
    <Menu position="bottom-start" returnFocus>
      <Menu.ContextMenu>{children}</Menu.ContextMenu>
      <Menu.Dropdown aria-label={t('sessions.actionsOn', { name: title })}>
        <Menu.Label>{title}</Menu.Label>
        {workerActions(worker).map(({ kind, label, refusal }) => (
          <Menu.Item
            key={kind}
            disabled={refusal !== null}
            title={refusal ?? undefined}
            onClick={() => void runs[kind](worker.id)}
          >
            {label}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={onFilter}>{filtered ? t('sessions.wholeLog') : t('sessions.itsLog')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
