import { Menu } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import type { WorkerInfo } from '../../../shared/contract/workers';
import { useStudioState } from '../../app/store/use-store';
import { gridProps } from '../../ui/grid-props';
import { useNow } from '../../ui/use-now';
import classes from './sessions.module.css';
import { useWorkerRuns } from './use-worker-runs';
import { workerActions } from './worker-actions';
import { WorkerRow } from './worker-row';
import { roleText } from './worker-text';

interface Place {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

/**
 * Every worker, one a row. One stop of the Tab key: the arrow keys move through the rows, Enter shows the worker's
 * lines of the log alone, and the menu key opens what can be done to it.
 */
export function WorkersTable(props: {
  readonly workers: readonly WorkerInfo[];
  readonly selected: string | null;
  /** The worker whose lines the log shows alone. */
  readonly filtered: string | null;
  readonly onSelect: (id: string) => void;
  readonly onFilter: (id: string | null) => void;
  readonly onCall: (callId: string) => void;
}): ReactNode {
  const { workers, selected, filtered, onSelect, onFilter, onCall } = props;
  const jobs = useStudioState((state) => state.jobs);
  const now = useNow(true);
  const body = useRef<HTMLTableSectionElement>(null);
  const [menu, setMenu] = useState<Place | null>(null);
  const largest = Math.max(1, ...workers.map(({ memoryBytes }) => memoryBytes ?? 0));

  const rowOf = (index: number) => body.current?.rows[index];
  function go(index: number) {
    const worker = workers[index];
    if (!worker) return;
    onSelect(worker.id);
    rowOf(index)?.focus();
  }
  function openMenu(index: number) {
    const worker = workers[index];
    const place = rowOf(index)?.getBoundingClientRect();
    if (worker && place) setMenu({ id: worker.id, x: place.left + 24, y: place.bottom });
  }
  function onKeyDown(event: KeyboardEvent, index: number) {
    if (event.target !== event.currentTarget || event.altKey || event.ctrlKey || event.metaKey) return;
    const id = workers[index]?.id ?? null;
    const steps: Readonly<Record<string, () => void>> = {
      ArrowDown: () => go(index + 1),
      ArrowUp: () => go(index - 1),
      Home: () => go(0),
      End: () => go(workers.length - 1),
      Enter: () => onFilter(filtered === id ? null : id),
      ' ': () => onFilter(filtered === id ? null : id),
      ContextMenu: () => openMenu(index),
    };
    const step = event.key === 'F10' && event.shiftKey ? steps.ContextMenu : steps[event.key];
    if (!step) return;
    event.preventDefault();
    step();
  }

  return (
    <>
      <table
        {...gridProps({ label: 'Workers', rows: workers.length + 1, columns: 7, active: undefined })}
        // Its rows take the focus.
        tabIndex={-1}
        className={classes.table}
      >
        <colgroup>
          <col />
          <col style={{ width: 124 }} />
          <col style={{ width: 82 }} />
          <col style={{ width: 88 }} />
          <col style={{ width: '26%' }} />
          <col style={{ width: 66 }} />
          <col style={{ width: 96 }} />
        </colgroup>
        <thead className={classes.headings}>
          <tr>
            <th scope="col">Worker</th>
            <th scope="col">State</th>
            <th scope="col" data-right>
              Memory
            </th>
            <th scope="col" data-right>
              Objects
            </th>
            <th scope="col">Running call</th>
            <th scope="col" data-right>
              Restarts
            </th>
            <th scope="col" data-right>
              Actions
            </th>
          </tr>
        </thead>
        <tbody ref={body}>
          {workers.map((worker, index) => (
            <WorkerRow
              key={worker.id}
              worker={worker}
              largest={largest}
              now={now}
              selected={worker.id === selected}
              filtered={worker.id === filtered}
              onClick={() => {
                onSelect(worker.id);
                onFilter(worker.id === filtered ? null : worker.id);
              }}
              onKeyDown={(event) => onKeyDown(event, index)}
              onContextMenu={(event) => {
                event.preventDefault();
                onSelect(worker.id);
                setMenu({ id: worker.id, x: event.clientX, y: event.clientY });
              }}
              onCall={onCall}
            />
          ))}
        </tbody>
      </table>
      {menu && (
        <WorkerContextMenu
          place={menu}
          worker={workers.find(({ id }) => id === menu.id)}
          title={workers.filter(({ id }) => id === menu.id).map((worker) => roleText(worker, jobs))[0] ?? ''}
          filtered={filtered === menu.id}
          onFilter={onFilter}
          onClose={() => {
            setMenu(null);
            rowOf(workers.findIndex(({ id }) => id === menu.id))?.focus();
          }}
        />
      )}
    </>
  );
}

function WorkerContextMenu(props: {
  readonly place: Place;
  readonly worker: WorkerInfo | undefined;
  readonly title: string;
  readonly filtered: boolean;
  readonly onFilter: (id: string | null) => void;
  readonly onClose: () => void;
}): ReactNode {
  const { place, worker, title, filtered, onFilter, onClose } = props;
  const runs = useWorkerRuns();
  if (!worker) return null;
  return (
    <Menu opened onClose={onClose} position="bottom-start" trapFocus>
      <Menu.Target>
        <button
          type="button"
          tabIndex={-1}
          className={classes.anchor}
          style={{ left: place.x, top: place.y }}
          aria-label={`Actions on ${title}`}
        />
      </Menu.Target>
      <Menu.Dropdown>
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
        <Menu.Item onClick={() => onFilter(filtered ? null : worker.id)}>
          {filtered ? 'Show the whole log' : 'Show its log alone'}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
