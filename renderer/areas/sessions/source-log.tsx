import { useClipboard } from '@mantine/hooks';
import { type ReactNode, useMemo } from 'react';
import type { LogEntry } from '../../../shared/contract/system';
import { t } from '../../../shared/texts/texts';
import { useStudioState } from '../../store/use-store';
import classes from './log.module.css';
import { everything, type LogRow, logRows } from './log-filter';
import { LogList } from './log-list';
import { copiedText } from './log-text';

/** The lines of one job: its own and those of its worker. */
export function sourceRows(log: readonly LogEntry[], source: string): readonly LogRow[] {
  return logRows(log, { ...everything, source }).filter(({ kind }) => kind === 'entry');
}

const nobody = () => undefined;

/** The live log of one job alone, without filters. */
export function SourceLog({ source }: { readonly source: string }): ReactNode {
  const log = useStudioState((state) => state.log);
  const rows = useMemo(() => sourceRows(log, source), [log, source]);
  const clipboard = useClipboard();
  if (rows.length === 0) return <p className={classes.silent}>{t('sessions.log.silent')}</p>;
  return (
    <div className={`${classes.view} ${classes.alone}`}>
      <LogList
        id={`log-of-${source}`}
        rows={rows}
        search=""
        wrap
        onCopy={(what) => clipboard.copy(copiedText(what))}
        onSelection={nobody}
      />
    </div>
  );
}
