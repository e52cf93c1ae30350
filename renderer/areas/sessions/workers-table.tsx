import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import type { WorkerInfo } from '../../../shared/contract/workers';
import { t } from '../../../shared/texts/texts';
import { gridProps } from '../../ui/grid-props';
import { useNow } from '../../ui/use-now';
import classes from './sessions.module.css';
import { WorkerRow } from './worker-row';

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
  const now = useNow(true);
  const body = useRef<HTMLTableSectionElement>(null);
  const largest = Math.max(1, ...workers.map(({ memoryBytes }) => memoryBytes ?? 0));

  const rowOf = (index: number) => body.current?.rows[index];
  function go(index: number) {
    const worker = workers[index];
    if (!worker) return;
    onSelect(worker.id);
    rowOf(index)?.focus();
  }
  /** As the right button does, at the row's beginning. */
  function openMenu(index: number) {
    const row = rowOf(index);
    const place = row?.getBoundingClientRect();
    if (!row || !place) return;
    const at = { clientX: place.left + 24, clientY: place.bottom - 4 };
    const event = new MouseEvent('contextmenu', { bubbles: true, cancelable: true, ...at });
    // The key is done with first: a menu that opens while it is on its way takes it as one that closes.
    setTimeout(() => row.dispatchEvent(event));
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
    <table
      {...gridProps({
        label: t('sessions.workers'),
        rows: workers.length + 1,
        columns: 7,
        active: undefined,
      })}
      // Its rows take the focus.
      tabIndex={-1}
      className={classes.table}
    >
      <colgroup>
        <col />
        <col style={{ width: 134 }} />
        <col style={{ width: 78 }} />
        <col style={{ width: 76 }} />
        <col style={{ width: '25%' }} />
        <col className={classes.wide} style={{ width: 70 }} />
        <col style={{ width: 98 }} />
      </colgroup>
      <thead className={classes.headings}>
        <tr>
          <th scope="col">{t('sessions.worker')}</th>
          <th scope="col">{t('sessions.columns.state')}</th>
          <th scope="col" data-right>
            {t('sessions.columns.memory')}
          </th>
          <th scope="col" data-right>
            {t('sessions.columns.objects')}
          </th>
          <th scope="col">{t('sessions.columns.call')}</th>
          <th scope="col" data-right className={classes.wide}>
            {t('sessions.columns.restarts')}
          </th>
          <th scope="col" data-right>
            {t('sessions.columns.actions')}
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
            onSelect={() => onSelect(worker.id)}
            onFilter={() => onFilter(worker.id === filtered ? null : worker.id)}
            onKeyDown={(event) => onKeyDown(event, index)}
            onCall={onCall}
          />
        ))}
      </tbody>
    </table>
  );
}
