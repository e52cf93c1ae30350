import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { isEnvironmentWork, type WorkItem } from '../../../shared/contract/work';
import { t } from '../../../shared/texts/texts';
import type { Question } from '../../store/state/layout';
import { useActions, useStudioState } from '../../store/use-store';
import { OpenFit, SaveFit } from './fit-parts';
import { OpenAnswer } from './open-answer';

/** Beside the title: what it is about, and, of what has ended, what came of it. */
export function asideText(item: WorkItem): string | null {
  if (item.kind === 'fit') return item.detail.formula;
  const { outcome } = item;
  if (!isEnvironmentWork(item)) return outcome;
  const { environment } = item;
  return outcome ? t('jobs.outcomeIn', { environment, outcome }) : t('jobs.in', { environment });
}

/** Leads to what it is about. */
export function WorkLink({ item }: { readonly item: WorkItem }): ReactNode {
  const { showEnvironment } = useActions();
  if (item.kind === 'fit') return <OpenFit fit={item} />;
  if (item.kind === 'analysis') return <OpenAnswer item={item} />;
  if (item.kind === 'import') return <OpenData datasetId={item.detail.datasetId} />;
  if (!isEnvironmentWork(item)) return null;
  const { environment } = item;
  return (
    <Button variant="default" onClick={() => showEnvironment({ name: environment })}>
      {t('jobs.show')}
    </Button>
  );
}

function OpenData({ datasetId }: { readonly datasetId: string | null }): ReactNode {
  const exists = useStudioState(({ project }) => project?.datasets.some(({ id }) => id === datasetId));
  const { openTab } = useActions();
  if (datasetId === null || !exists) return null;
  return (
    <Button variant="default" onClick={() => openTab({ kind: 'data', id: datasetId })}>
      {t('jobs.openData')}
    </Button>
  );
}

/** What answers work that is held. */
export function WorkAnswers({ item }: { readonly item: WorkItem }): ReactNode {
  return item.kind === 'fit' ? <SaveFit fit={item} /> : null;
}

/** Asked before it is cancelled where that loses what cannot be had again at once; null where it does not. */
export function cancelQuestion(item: WorkItem): Omit<Question, 'answer'> | null {
  if (item.kind !== 'fit' || item.state !== 'held') return null;
  return {
    title: t('jobs.giveUpQuestion', { name: item.detail.modelName }),
    body: t('jobs.giveUpAbout'),
    confirm: t('jobs.giveUp'),
  };
}
