import { ActionIcon } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../../shared/texts/texts';
import { ColumnFacts } from '../areas/data/column-facts';
import { FamilyFacts } from '../areas/models/family-facts';
import { frontTab } from '../store/tabs';
import { useStudioState } from '../store/use-store';
import { useStudioData } from '../store/use-studio-data';
import { Facts } from '../ui/facts';
import { Icon } from '../ui/icons';
import { type Entry, glossaryEntry, helpEntry } from './glossary';
import classes from './inspector.module.css';
import { tabKinds } from './tabs/tab-kinds';

/** Facts and help on what was last selected; on the tab in front when nothing is. */
export function Inspector({ onClose }: { readonly onClose?: () => void }): ReactNode {
  const topic = useStudioState((state) => state.topic);
  const help = useStudioData((state) => {
    const tab = frontTab(state);
    return tab && tabKinds[tab.kind].help(state, tab.id);
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
      {topic?.kind === 'term' && <Explained entry={glossaryEntry(topic.term)} />}
      {topic === null && <Explained entry={help ? helpEntry(help) : glossaryEntry('start')} />}
    </div>
  );
}

function Explained({ entry }: { readonly entry: Entry | undefined }): ReactNode {
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
