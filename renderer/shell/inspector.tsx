import { ActionIcon } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../../shared/texts/texts';
import { ColumnFacts } from '../areas/data/column-facts';
import { FamilyFacts } from '../areas/models/family-facts';
import { useStudioState } from '../store/use-store';
import { tabKey } from '../store/workspace-slice';
import { Facts } from '../ui/facts';
import { Icon } from '../ui/icons';
import { glossary } from './glossary';
import classes from './inspector.module.css';

/** Facts and help on what was last selected; on the tab in front when nothing is. */
export function Inspector({ onClose }: { readonly onClose?: () => void }): ReactNode {
  const topic = useStudioState((state) => state.topic);
  const kind = useStudioState((state) => {
    const tab = state.tabs.find((other) => tabKey(other) === state.activeTab);
    const failed = tab?.kind === 'fit' && state.project?.failedFits.some(({ id }) => id === tab.id);
    return failed ? 'failedFit' : tab?.kind;
  });
  return (
    <div className={classes.inspector}>
      {onClose && (
        <div className={classes.head}>
          <span />
          <ActionIcon aria-label={t('shell.closeInspector')} onClick={onClose}>
            <Icon name="close" />
          </ActionIcon>
        </div>
      )}
      {topic?.kind === 'column' && <ColumnFacts datasetId={topic.datasetId} column={topic.column} />}
      {topic?.kind === 'family' && <FamilyFacts name={topic.name} />}
      {topic?.kind === 'term' && <Explained term={topic.term} />}
      {topic === null && <Explained term={kind ? `tab:${kind}` : 'start'} />}
    </div>
  );
}

function Explained({ term }: { readonly term: string }): ReactNode {
  const entry = glossary[term];
  if (!entry) return null;
  return (
    <>
      <div className={classes.head}>
        <h2>{entry.title}</h2>
      </div>
      {entry.text.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      {entry.facts && <Facts facts={entry.facts} />}
    </>
  );
}
