import { Button } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { t } from '../../../shared/texts/texts';
import { Icon } from '../../ui/icons';
import { listboxProps, optionProps } from '../../ui/listbox-props';
import { wholeNumber } from '../../ui/number-text';
import classes from './log.module.css';
import type { LogRow } from './log-filter';
import { LogLine } from './log-line';
import { gapText } from './log-text';
import { endThreshold, useFollow } from './use-follow';
import { type LogSelection, useLogSelection } from './use-log-selection';

const lineHeight = 20;

/** The rows of a log, of which only those on the screen exist; it follows its end while its end is in view. */
export function LogList(props: {
  readonly id: string;
  readonly rows: readonly LogRow[];
  readonly search: string;
  readonly wrap: boolean;
  readonly onCopy: (rows: readonly LogRow[]) => void;
  readonly onSelection: (rows: readonly LogRow[]) => void;
}): ReactNode {
  const { id, rows, search, wrap, onCopy, onSelection } = props;
  const scroll = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer<HTMLDivElement, Element>({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => lineHeight,
    getItemKey: (index) => rows[index]?.seq ?? index,
    overscan: 12,
    anchorTo: 'end',
    scrollEndThreshold: endThreshold,
  });
  const last = rows.at(-1)?.seq ?? null;
  const { following, handlers, follow, leave } = useFollow(virtual, last);
  const unseen = useUnseen(rows, following);
  const selection = useLogSelection({
    rows,
    rowsPerPage: () => Math.max(1, Math.floor((scroll.current?.clientHeight ?? 0) / lineHeight) - 1),
    firstShown: () => virtual.range?.startIndex ?? 0,
    reveal(index) {
      if (index < rows.length - 1) leave();
      virtual.scrollToIndex(index);
    },
  });
  useReport(selection, onSelection);

  const shown = virtual.getVirtualItems();
  const activeShown = shown.some(({ index }) => rows[index]?.seq === selection.active);
  const active = activeShown ? `${id}-${selection.active}` : undefined;

  function onKeyDown(event: KeyboardEvent) {
    const copies = event.key === 'c' && (event.ctrlKey || event.metaKey);
    if (copies && selection.rows.length > 0 && window.getSelection()?.isCollapsed !== false)
      onCopy(selection.rows);
    else if (!selection.onKeyDown(event)) return;
    event.preventDefault();
  }

  function onClick(event: MouseEvent) {
    const line = event.target instanceof Element ? event.target.closest('[data-index]') : null;
    const row = line === null ? undefined : rows[Number(line.getAttribute('data-index'))];
    if (row) selection.onRowClick(event, row);
  }

  return (
    <div className={classes.frame}>
      <div ref={scroll} className={classes.scroll} {...handlers}>
        <ul
          {...listboxProps({
            label: t('sessions.log.label'),
            many: true,
            active,
          })}
          className={classes.lines}
          data-wrap={wrap}
          style={{ height: virtual.getTotalSize() }}
          onMouseDown={(event) => {
            // With Shift a click takes lines, not text.
            if (event.shiftKey) event.preventDefault();
          }}
          onClick={onClick}
          onKeyDown={onKeyDown}
        >
          {shown.map(({ index, start }) => {
            const row = rows[index];
            if (!row) return null;
            return (
              <li
                key={row.seq}
                ref={virtual.measureElement}
                {...optionProps({ id: `${id}-${row.seq}`, selected: selection.has(row.seq) })}
                data-index={index}
                aria-setsize={rows.length}
                aria-posinset={index + 1}
                className={row.kind === 'gap' ? classes.gap : classes.line}
                data-level={row.kind === 'entry' ? row.entry.level : undefined}
                style={{ transform: `translateY(${start}px)` }}
              >
                {row.kind === 'gap' ? gapText(row.lines) : <LogLine entry={row.entry} search={search} />}
              </li>
            );
          })}
        </ul>
      </div>
      {!following && (
        <Button
          className={classes.newer ?? ''}
          variant="default"
          leftSection={<Icon name="sink" size={12} />}
          onClick={follow}
        >
          {unseen > 0
            ? t('sessions.log.newLines', { count: unseen, n: wholeNumber(unseen) })
            : t('sessions.log.toEnd')}
        </Button>
      )}
    </div>
  );
}

/** How many rows have come since the end was last in view. */
function useUnseen(rows: readonly LogRow[], following: boolean): number {
  const last = rows.at(-1)?.seq ?? 0;
  const [seen, setSeen] = useState(last);
  if (following && seen !== last) setSeen(last);
  if (following) return 0;
  let count = 0;
  for (let i = rows.length - 1; i >= 0; i--) {
    const row = rows[i];
    if (!row || row.seq <= seen) break;
    count += row.kind === 'gap' ? row.lines : 1;
  }
  return count;
}

/** Tells the selected rows whenever they change. */
function useReport({ rows }: LogSelection, onSelection: (rows: readonly LogRow[]) => void): void {
  const key = `${rows[0]?.seq} ${rows.at(-1)?.seq} ${rows.length}`;
  const told = useRef('');
  useEffect(() => {
    if (told.current === key) return;
    told.current = key;
    onSelection(rows);
  }, [key, rows, onSelection]);
}
