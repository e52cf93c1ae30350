import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { WorkItem } from '../../../shared/contract/work';
import { t } from '../../../shared/texts/texts';
import { tabKey } from '../../store/tabs';
import { useActions, useStudioState } from '../../store/use-store';
import { fitParts } from '../fits/parts/fit-parts';

/** Opens the part of the fit that shows the answer of an analysis, or asks for it. */
export function OpenAnswer({ item }: { readonly item: WorkItem<'analysis'> }): ReactNode {
  const { fitId, analysisId } = item.detail;
  const exists = useStudioState(({ project }) => project?.fits.some(({ id }) => id === fitId));
  const { openTab, showPart } = useActions();
  const part = fitParts.find(({ analyses }) => analyses?.includes(analysisId));
  if (!part || !exists) return null;
  function open(shown: string) {
    const tab = { kind: 'fit', id: fitId } as const;
    openTab(tab);
    showPart(tabKey(tab), shown);
  }
  return (
    <Button variant="default" onClick={() => open(part.id)}>
      {t('jobs.openAnswer')}
    </Button>
  );
}
