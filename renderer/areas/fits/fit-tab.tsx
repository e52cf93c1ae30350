import { SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import { summary } from '../../../shared/analyses/summary';
import type { FitInfo } from '../../../shared/model/project';
import { type MeasureId, shownAtFirst } from '../../../shared/stats/measures/list';
import { t } from '../../../shared/texts/texts';
import { askAnalysis } from '../../connection/ask-analysis';
import { useKept } from '../../store/use-kept';
import { useStudio, useStudioState } from '../../store/use-store';
import { Empty } from '../../ui/empty';
import { ErrorBox } from '../../ui/error-box';
import { ResizeHandle } from '../../ui/resize-handle';
import { useQuery } from '../../ui/use-query';
import { SkeletonRows } from '../../ui/working';
import { diagnose } from './diagnose';
import { FailedFitView } from './failed-fit';
import { Findings } from './findings';
import { FitDetails } from './fit-details';
import { FitHeader } from './fit-header';
import classes from './fit-tab.module.css';
import { SummaryView } from './summary-view';
import { VariablePanel } from './variable-panel';

/** One fit that has ended: what it is, what is wrong with it, its summary, and the draws of a chosen parameter. */
export function FitTab({ fitId }: { readonly fitId: string }): ReactNode {
  const fit = useStudioState((state) => state.project?.fits.find(({ id }) => id === fitId));
  const failed = useStudioState((state) => state.project?.failedFits.find(({ id }) => id === fitId));
  if (failed) return <FailedFitView fit={failed} />;
  if (!fit) return <Empty title={t('fits.gone')} />;
  return <FitView fit={fit} />;
}

function FitView({ fit }: { readonly fit: FitInfo }): ReactNode {
  const { connection } = useStudio();
  const [part, setPart] = useKept<string>(`part ${fit.id}`, 'summary');
  const [prob, setProb] = useKept(`prob ${fit.id}`, 0.95);
  const [chosen, setChosen] = useKept<string | null>(`variable ${fit.id}`, null);
  const [height, setHeight] = useKept(
    'variable panel height',
    Math.min(250, Math.round(window.innerHeight * 0.28)),
    'machine',
  );
  const [shown, setShown] = useKept<readonly MeasureId[]>('summary columns', shownAtFirst);
  const query = useQuery(`${fit.id} ${prob} ${[...shown].sort()}`, (signal) =>
    askAnalysis(connection, summary, fit.id, { prob, measures: [...shown] }, signal),
  );
  const rows = query.data?.rows ?? null;
  const findings = diagnose(fit, rows);
  const selected = chosen ?? rows?.[0]?.variable ?? null;

  return (
    <div className={classes.tab}>
      <FitHeader
        fit={fit}
        sound={rows !== null && findings.length === 0}
        switcher={
          <SegmentedControl
            aria-label={t('fits.view')}
            value={part}
            data={[
              { value: 'summary', label: t('fits.summaryView') },
              { value: 'details', label: t('fits.detailsView') },
            ]}
            onChange={setPart}
          />
        }
      />
      {part === 'details' ? (
        <FitDetails fit={fit} />
      ) : (
        <div className={classes.body}>
          <Findings fit={fit} findings={findings} onSelect={setChosen} />
          {query.error && <ErrorBox error={query.error} retry={query.reload} />}
          {query.data ? (
            <SummaryView
              fit={fit}
              summary={query.data}
              stale={query.stale}
              prob={prob}
              onProb={setProb}
              shown={shown}
              onShown={setShown}
              selected={selected}
              onSelect={setChosen}
            />
          ) : (
            <div style={{ flex: 1 }}>
              {query.loading && <SkeletonRows rows={8} label={t('fits.loading')} />}
            </div>
          )}
          {selected !== null && (
            <>
              <ResizeHandle
                label={t('fits.plots.height')}
                axis="y"
                side={-1}
                size={height}
                min={150}
                max={520}
                onSize={setHeight}
              />
              <VariablePanel fit={fit} variable={selected} height={height} />
            </>
          )}
        </div>
      )}
    </div>
  );
}
