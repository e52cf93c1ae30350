import { ActionIcon, Tooltip } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import type { ReactNode } from 'react';
import type { WorkItem } from '../../../shared/contract/work';
import { t } from '../../../shared/texts/texts';
import { useStudio, useStudioState } from '../../store/use-store';
import { Icon } from '../../ui/icons';
import { scrollProps } from '../../ui/scroll-props';
import { copiedText } from '../sessions/log-text';
import { SourceLog, sourceRows } from '../sessions/source-log';
import { lastLines } from './environment-work-text';
import classes from './work-row.module.css';

/** The live log of one job. `source` is its id. */
export function WorkLog({ source }: { readonly source: string }): ReactNode {
  return (
    <div className={classes.log}>
      <SourceLog source={source} />
    </div>
  );
}

export function CopyLog({ source }: { readonly source: string }): ReactNode {
  const { store } = useStudio();
  const clipboard = useClipboard({ timeout: 2000 });
  const label = t(clipboard.copied ? 'ui.actions.copied' : 'jobs.copyLog');
  return (
    <Tooltip label={label}>
      <ActionIcon
        aria-label={label}
        onClick={() => clipboard.copy(copiedText(sourceRows(store.getState().log, source)))}
      >
        <Icon name={clipboard.copied ? 'check' : 'copy'} size={14} />
      </ActionIcon>
    </Tooltip>
  );
}

/** What it said last before it failed, where the error has not told it already. */
export function LastLines({ item }: { readonly item: WorkItem }): ReactNode {
  const log = useStudioState((state) => state.log);
  const lines = item.error ? lastLines(log, item.id, item.error.message) : [];
  if (lines.length === 0) return null;
  return (
    <pre className={classes.last} {...scrollProps('region', t('jobs.lastLines'))}>
      {lines.join('\n')}
    </pre>
  );
}
