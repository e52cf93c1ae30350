import { Menu, Text, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import type { WorkerState } from '../../../shared/contract/system';
import { byteSize } from '../../ui/number-text';
import { useActions, useStudioState } from '../store/use-store';
import classes from './top-bar.module.css';

export const workerWords: Readonly<Record<WorkerState, string>> = {
  stopped: 'R not running',
  starting: 'R starting',
  ready: 'R ready',
  busy: 'R working',
  failed: 'R failed',
};

/** The environment and its worker, with what can be done about them. */
export function WorkerMenu(): ReactNode {
  const worker = useStudioState((state) => state.worker);
  const open = useStudioState((state) => state.phase === 'open');
  const { restartWorker, openTab } = useActions();
  if (!worker) return null;
  const facts = [
    worker.pid !== null && `Process ${worker.pid}`,
    worker.memoryBytes !== null && byteSize(worker.memoryBytes),
  ].filter((fact) => fact !== false);
  return (
    <Menu position="bottom-end" width={300}>
      <Menu.Target>
        <button type="button" className={classes.chip}>
          <VisuallyHidden>Environment</VisuallyHidden>
          <span>{worker.environment}</span>
          <span className={classes.dot} data-state={worker.state} />
          <span>{workerWords[worker.state]}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {facts.length > 0 ? facts.join(' · ') : 'R starts by itself when it is needed.'}
          {worker.message && (
            <Text mt={4} c="var(--bs-error-text)">
              {worker.message}
            </Text>
          )}
        </Menu.Label>
        <Menu.Item onClick={() => void restartWorker()}>
          {worker.state === 'stopped' ? 'Start worker' : 'Restart worker'}
        </Menu.Item>
        {open && (
          <Menu.Item onClick={() => openTab({ kind: 'environment', id: 'environment' })}>
            Show environment
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
