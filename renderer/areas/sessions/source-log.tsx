import { useClipboard } from '@mantine/hooks';
import { type ReactNode, useMemo, useState } from 'react';
import { useStudioState } from '../../app/store/use-store';
import { CopyButton } from '../../ui/copy-button';
import { counted } from '../../ui/number-text';
import classes from './log.module.css';
import { everything, type LogRow, logRows } from './log-filter';
import { LogList } from './log-list';
import { copiedText } from './log-text';

const noRows: readonly LogRow[] = [];

/** The live log of one task or fit alone: its own lines and those of its worker, without filters. */
export function SourceLog({ source }: { readonly source: string }): ReactNode {
  const log = useStudioState((state) => state.log);
  const rows = useMemo(
    () => logRows(log, { ...everything, source }).filter(({ kind }) => kind === 'entry'),
    [log, source],
  );
  const [selected, setSelected] = useState(noRows);
  const clipboard = useClipboard();
  if (rows.length === 0) return <p className={classes.silent}>Nothing has been said yet.</p>;
  return (
    <div className={`${classes.view} ${classes.alone}`}>
      <LogList
        id={`log-of-${source}`}
        rows={rows}
        search=""
        wrap
        onCopy={(what) => clipboard.copy(copiedText(what))}
        onSelection={setSelected}
      />
      <div className={classes.copy}>
        <CopyButton
          label={selected.length > 0 ? `Copy ${counted(selected.length, 'line')}` : 'Copy log'}
          text={() => copiedText(selected.length > 0 ? selected : rows)}
        />
      </div>
    </div>
  );
}
