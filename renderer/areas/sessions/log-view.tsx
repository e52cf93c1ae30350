import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { type ReactNode, useMemo, useState } from 'react';
import type { LogEntry } from '../../../shared/contract/system';
import { t } from '../../../shared/texts/texts';
import { useKept } from '../../store/use-kept';
import { useStudioState } from '../../store/use-store';
import { Empty } from '../../ui/empty';
import { wholeNumber } from '../../ui/number-text';
import classes from './log.module.css';
import { everything, isFiltered, type LogFilter, type LogRow, logRows } from './log-filter';
import { LogList } from './log-list';
import { copiedText } from './log-text';
import { LogToolbar } from './log-toolbar';

const noRows: readonly LogRow[] = [];

/** The live log with its filters. `id` tells apart two views on one screen. */
export function LogView(props: {
  readonly id: string;
  readonly filter: LogFilter;
  readonly onFilter: (filter: LogFilter) => void;
}): ReactNode {
  const { id, filter, onFilter } = props;
  const live = useStudioState((state) => state.log);
  const [frozen, setFrozen] = useState<readonly LogEntry[] | null>(null);
  const [wrap, setWrap] = useKept(`log wrap ${id}`, true);
  const [selected, setSelected] = useState(noRows);
  const clipboard = useClipboard({ timeout: 2000 });
  const log = frozen ?? live;
  const rows = useMemo(() => logRows(log, filter), [log, filter]);
  const lines = useMemo(() => rows.filter(({ kind }) => kind === 'entry').length, [rows]);
  const copy = (what: readonly LogRow[]) => clipboard.copy(copiedText(what));
  const marked = selected.length > 0 ? selected : rows;
  const copyLabel =
    selected.length > 0
      ? t('sessions.log.copySelected', { count: selected.length, n: wholeNumber(selected.length) })
      : t('sessions.log.copyAll', { count: lines, n: wholeNumber(lines) });

  return (
    <div className={classes.view}>
      <LogToolbar
        log={log}
        filter={filter}
        onFilter={onFilter}
        paused={frozen !== null}
        onPause={() => setFrozen(frozen === null ? live : null)}
        wrap={wrap}
        onWrap={() => setWrap(!wrap)}
        onClear={() => onFilter({ ...filter, after: live.at(-1)?.seq ?? 0 })}
        copyLabel={copyLabel}
        copied={clipboard.copied}
        onCopy={() => copy(marked)}
      />
      {frozen !== null && <Paused frozen={frozen} live={live} onGoOn={() => setFrozen(null)} />}
      {lines > 0 ? (
        <LogList
          id={`log-${id}`}
          rows={rows}
          search={filter.text}
          wrap={wrap}
          onCopy={copy}
          onSelection={setSelected}
        />
      ) : (
        <NoLines filter={filter} onFilter={onFilter} empty={log.length === 0} />
      )}
    </div>
  );
}

function Paused(props: {
  readonly frozen: readonly LogEntry[];
  readonly live: readonly LogEntry[];
  readonly onGoOn: () => void;
}): ReactNode {
  const { frozen, live, onGoOn } = props;
  const since = Math.max(0, (live.at(-1)?.seq ?? 0) - (frozen.at(-1)?.seq ?? 0));
  return (
    <div className={classes.paused} role="status" aria-live="off">
      <span>
        {since > 0
          ? t('sessions.log.pausedSince', { count: since, n: wholeNumber(since) })
          : t('sessions.log.paused')}
      </span>
      <Button size="compact-xs" variant="default" onClick={onGoOn}>
        {t('sessions.log.goOn')}
      </Button>
    </div>
  );
}

function NoLines(props: {
  readonly filter: LogFilter;
  readonly onFilter: (filter: LogFilter) => void;
  readonly empty: boolean;
}): ReactNode {
  const { filter, onFilter, empty } = props;
  if (empty) return <Empty title={t('sessions.log.empty')} text={t('sessions.log.emptyAbout')} />;
  if (isFiltered(filter)) {
    return (
      <Empty title={t('sessions.log.noMatch')} text={t('sessions.log.noMatchAbout')}>
        <Button variant="default" onClick={() => onFilter({ ...everything, after: filter.after })}>
          {t('sessions.log.showAll')}
        </Button>
      </Empty>
    );
  }
  return (
    <Empty title={t('sessions.log.cleared')} text={t('sessions.log.clearedAbout')}>
      <Button variant="default" onClick={() => onFilter(everything)}>
        {t('sessions.log.showEarlier')}
      </Button>
    </Empty>
  );
}
