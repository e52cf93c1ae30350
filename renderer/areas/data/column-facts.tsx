import type { ReactNode } from 'react';
import { useStudioState } from '../../app/store/use-store';
import { Facts } from '../../ui/facts';
import { brief, fixed, wholeNumber } from '../../ui/number-text';
import { choiceOf, type KindChoice, kindWords } from './kinds';
import { levelText } from './level-order';

const maxLevels = 40;
const levelsTitle: Readonly<Partial<Record<KindChoice, string>>> = {
  factor: 'Levels (first is the reference)',
  ordered: 'Levels, from low to high',
};

/** The inspector's view of one column. */
export function ColumnFacts(props: { readonly datasetId: string; readonly column: string }): ReactNode {
  const dataset = useStudioState((state) => state.project?.datasets.find(({ id }) => id === props.datasetId));
  const info = dataset?.columns.find(({ name }) => name === props.column);
  if (!dataset || !info) return null;
  const share = dataset.rowCount > 0 ? (info.missing / dataset.rowCount) * 100 : 0;
  const levels = info.levels ?? [];
  return (
    <>
      <h2 style={{ overflowWrap: 'anywhere', marginBottom: 8 }}>{info.name}</h2>
      <Facts
        facts={[
          ['Kind', kindWords[choiceOf(info)]],
          ['Missing', info.missing === 0 ? 'none' : `${wholeNumber(info.missing)} (${fixed(share, 1)} %)`],
          ['Distinct', wholeNumber(info.distinct)],
          ...(['min', 'mean', 'max', 'sd'] as const).flatMap((key): [string, string][] => {
            const value = info[key];
            const labels = { min: 'Minimum', mean: 'Mean', max: 'Maximum', sd: 'SD' };
            if (value === undefined) return [];
            // The mean of a standardised column is rounding noise.
            const noise = key === 'mean' && Math.abs(value) < 1e-12 * (info.sd ?? 0);
            return [[labels[key], brief(noise ? 0 : value)]];
          }),
        ]}
      />
      {levels.length > 0 && (
        <>
          <h3>{levelsTitle[choiceOf(info)] ?? 'Values'}</h3>
          <div style={{ overflowWrap: 'anywhere' }}>
            {levels
              .slice(0, maxLevels)
              .map(levelText)
              .join(info.ordered ? ' < ' : ', ')}
            {levels.length > maxLevels && ` and ${levels.length - maxLevels} more`}
          </div>
        </>
      )}
    </>
  );
}
