import type { ReactNode } from 'react';
import { t } from '../../../../shared/texts/texts';
import { ErrorBox } from '../../../ui/error-box';
import { Split } from '../../../ui/split';
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
  return (
    <div className={classes.body}>
      <Findings fit={fit} findings={findings} onSelect={setChosen} />
      {query.error && <ErrorBox error={query.error} retry={query.reload} />}
      <Split
        label={t('fits.plots.height')}
        axis="y"
        sized="last"
        size={Math.min(250, Math.round(window.innerHeight * 0.28))}
        min={150}
        max={520}
        keep={['variable panel height', 'machine']}
        // Where room is short the plots give way first: some rows of the table always show.
        rest={165}
        first={
          <>
            {query.data && (
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
            )}
            {!query.data && query.loading && <SkeletonRows rows={8} label={t('fits.loading')} />}
          </>
        }
        last={selected === null ? null : <VariablePanel fit={fit} variable={selected} />}
      />
    </div>
  );
}
