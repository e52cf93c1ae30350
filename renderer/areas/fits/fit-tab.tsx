import { Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import type { FitInfo } from '../../../shared/model/project';
import { t } from '../../../shared/texts/texts';
import { tabKey } from '../../store/tabs';
import { useActions, useStudioState } from '../../store/use-store';
import { Empty } from '../../ui/empty';
import { PageFrame } from '../../ui/page-frame';
import { FailedFitView } from './failed-fit';
import { FitHeader } from './fit-header';
import classes from './fit-tab.module.css';
import { fitParts } from './parts/fit-parts';
import { useFitView } from './use-fit-view';

/** One fit that has ended: what it is, and one of its parts at a time. */
export function FitTab({ fitId }: { readonly fitId: string }): ReactNode {
  const fit = useStudioState((state) => state.project?.fits.find(({ id }) => id === fitId));
  const failed = useStudioState((state) => state.project?.failedFits.find(({ id }) => id === fitId));
  if (failed) return <FailedFitView fit={failed} />;
  if (!fit) return <Empty title={t('fits.gone')} />;
  return <FitParts fit={fit} />;
}

function FitParts({ fit }: { readonly fit: FitInfo }): ReactNode {
  const key = tabKey({ kind: 'fit', id: fit.id });
  const wanted = useStudioState((state) => state.parts[key]);
  const { showPart } = useActions();
  const view = useFitView(fit);
  const parts = fitParts.filter(({ suits }) => suits(fit));
  const part = parts.find(({ id }) => id === wanted) ?? parts[0];
  if (!part) return null;
  const { Body } = part;
  return (
    <PageFrame>
      <Tabs
        display="contents"
        value={part.id}
        onChange={(id) => id !== null && showPart(key, id)}
        keepMounted={false}
      >
        <FitHeader fit={fit} sound={view.rows !== null && view.findings.length === 0} />
        <Tabs.List className={classes.parts ?? ''} aria-label={t('fits.view')}>
          {parts.map(({ id, title }) => (
            <Tabs.Tab key={id} value={id}>
              {t(title)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel className={classes.part ?? ''} value={part.id}>
          <Body fit={fit} view={view} />
        </Tabs.Panel>
      </Tabs>
    </PageFrame>
  );
}
