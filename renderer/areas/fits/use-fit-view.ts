import { useMemo } from 'react';
import { summary } from '../../../shared/analyses/summary';
import type { FitInfo } from '../../../shared/model/project';
import { type MeasureId, measuresOf, shownAtFirst } from '../../../shared/stats/measures/list';
import { askAnalysis } from '../../connection/ask-analysis';
import { useKept } from '../../store/use-kept';
import { useStudio } from '../../store/use-store';
import { useQuery } from '../../ui/use-query';
import { diagnose } from './diagnose';

/** What the parts of a fit's tab share: its summary, what is wrong with it, and the parameter that is chosen. */
export function useFitView(fit: FitInfo) {
  const { connection } = useStudio();
  const [prob, setProb] = useKept(`prob ${fit.id}`, 0.95);
  const [chosen, setChosen] = useKept<string | null>(`variable ${fit.id}`, null);
  const [kept, setShown] = useKept<readonly MeasureId[]>('summary columns', shownAtFirst, 'machine');
  // What an earlier version kept may name a measure that is gone.
  const shown = useMemo(() => measuresOf(kept).map(({ id }) => id), [kept]);
  const query = useQuery(`${fit.id} ${prob} ${shown}`, (signal) =>
    askAnalysis(connection, summary, fit.id, { prob, measures: shown }, signal),
  );
  const rows = query.data?.rows ?? null;
  const findings = useMemo(() => diagnose(fit, rows), [fit, rows]);
  const selected = chosen ?? rows?.[0]?.variable ?? null;
  return { query, rows, findings, prob, setProb, shown, setShown, selected, setChosen };
}

export type FitView = ReturnType<typeof useFitView>;
