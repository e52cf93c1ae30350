import type { ReactNode } from 'react';
import { t } from '../../../../shared/texts/texts';
import { useKept } from '../../../store/use-kept';
import { ErrorBox } from '../../../ui/error-box';
import { ResizeHandle } from '../../../ui/resize-handle';
import { SkeletonRows } from '../../../ui/working';
import { Findings } from '../findings';
import classes from '../fit-tab.module.css';
import { SummaryView } from '../summary-view';
import { VariablePanel } from '../variable-panel';
import type { FitPart, FitPartProps } from './fit-part';

/** The table of all parameters, with the draws of the chosen one below it. */
export const summaryPart: FitPart = {
  id: 'summary',
  title: 'fits.parts.summary',
  suits: () => true,
  Body: SummaryBody,
};

function SummaryBody({ fit, view }: FitPartProps): ReactNode {
  const { query, findings, prob, setProb, shown, setShown, selected, setChosen } = view;
  const [height, setHeight] = useKept(
    'variable panel height',
    Math.min(250, Math.round(window.innerHeight * 0.28)),
    'machine',
  );
  return (
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
        <div style={{ flex: 1 }}>{query.loading && <SkeletonRows rows={8} label={t('fits.loading')} />}</div>
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
  );
}
