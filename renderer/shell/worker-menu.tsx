import { Menu, Text, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../../shared/texts/texts';
import { useWorkerRuns } from '../areas/sessions/use-worker-runs';
import { workerActions } from '../areas/sessions/worker-actions';
import { retryText } from '../areas/sessions/worker-text';
import { mainWorker } from '../store/sessions-slice';
import { screenTab } from '../store/tabs';
import { useActions, useStudioState } from '../store/use-store';
import { callTitle } from '../ui/call-words';
import { byteSize, wholeNumber } from '../ui/number-text';
import { useNow } from '../ui/use-now';
import classes from './top-bar.module.css';

/** The main worker, with what can be done about it. */
export function WorkerMenu(): ReactNode {
  const worker = useStudioState(mainWorker);
  const { openTab } = useActions();
  const run = useWorkerRuns();
  const retry = useNow(worker?.retryAt !== undefined);
  if (!worker) return null;
  const facts = [
    worker.pid !== null && t('shell.worker.process', { pid: worker.pid }),
    worker.memoryBytes !== null && byteSize(worker.memoryBytes),
    worker.handles > 0 &&
      t('shell.worker.objects', { count: worker.handles, n: wholeNumber(worker.handles) }),
    worker.call && callTitle(worker.call),
    retryText(worker, retry),
  ].filter((fact) => typeof fact === 'string');
  return (
    <Menu position="bottom-end" width={300}>
      <Menu.Target>
        <button type="button" className={classes.chip}>
          <VisuallyHidden>{t('shell.worker.label')}</VisuallyHidden>
          <span className={classes.dot} data-state={worker.state} />
          <span>{t(`shell.worker.state.${worker.state}`)}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {facts.length > 0 ? facts.join(' · ') : t('shell.worker.none')}
          {worker.message && (
            <Text mt={4} c="var(--bs-error-text)" style={{ overflowWrap: 'anywhere' }}>
              {worker.message}
            </Text>
          )}
        </Menu.Label>
        {workerActions(worker)
          .filter(({ refusal }) => refusal === null)
          .map(({ kind, label }) => (
            <Menu.Item key={kind} onClick={() => void run[kind](worker.id)}>
              {kind === 'interrupt'
                ? t('shell.worker.interrupt')
                : t('shell.worker.action', { action: label })}
            </Menu.Item>
          ))}
        <Menu.Divider />
        <Menu.Item onClick={() => openTab(screenTab('sessions'))}>{t('shell.worker.sessions')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
