import type { ReactNode } from 'react';
import { brmsTakes } from '../../../shared/model/column-name';
import { type TextKey, t } from '../../../shared/texts/texts';
import { useStudioState } from '../../store/use-store';
import { Facts } from '../../ui/facts';
import { brief, fixed, wholeNumber } from '../../ui/number-text';
import { StatusIcon } from '../../ui/status-icon';
import { choiceOf, type KindChoice } from './column-kinds';
import { levelText } from './level-order';

const maxLevels = 40;
const levelsTitle: Readonly<Partial<Record<KindChoice, TextKey>>> = {
  factor: 'data.facts.factorLevels',
  ordered: 'data.facts.orderedLevels',
};

/** The inspector's view of one column. */
export function ColumnFacts(props: { readonly datasetId: string; readonly column: string }): ReactNode {
  const dataset = useStudioState((state) => state.project?.datasets.find(({ id }) => id === props.datasetId));
  const info = dataset?.columns.find(({ name }) => name === props.column);
  if (!dataset || !info) return null;
  const share = dataset.rowCount > 0 ? (info.missing / dataset.rowCount) * 100 : 0;
  const levels = info.levels ?? [];
  const shown = levels
    .slice(0, maxLevels)
    .map(levelText)
    .join(info.ordered ? ' < ' : ', ');
  const remarks = [
    ...(brmsTakes(info.name)
      ? []
      : [
          {
            message: t('checks.formula.oddName', { column: info.name }),
            hint: t('checks.formula.renameColumn'),
          },
        ]),
    ...(info.remark ? [info.remark] : []),
  ];
  return (
    <>
      <h2 style={{ overflowWrap: 'anywhere', marginBottom: 8 }}>{info.name}</h2>
      <Facts
        facts={[
          [t('data.facts.kind'), t(`data.kinds.${choiceOf(info)}`)],
          [
            t('data.facts.missing'),
            info.missing === 0
              ? t('data.facts.none')
              : t('data.facts.share', { n: wholeNumber(info.missing), percent: fixed(share, 1) }),
          ],
          [t('data.facts.distinct'), wholeNumber(info.distinct)],
          ...(['min', 'mean', 'max', 'sd'] as const).flatMap((key): [string, string][] => {
            const value = info[key];
            if (value === undefined) return [];
            // The mean of a standardised column is rounding noise.
            const noise = key === 'mean' && Math.abs(value) < 1e-12 * (info.sd ?? 0);
            return [[t(`data.facts.${key}`), brief(noise ? 0 : value)]];
          }),
        ]}
      />
      {remarks.map(({ message, hint }) => (
        <p key={message} style={{ margin: '12px 0 0', overflowWrap: 'anywhere' }}>
          <StatusIcon status="warn" /> {message} {hint}
        </p>
      ))}
      {levels.length > 0 && (
        <>
          <h3>{t(levelsTitle[choiceOf(info)] ?? 'data.facts.values')}</h3>
          <div style={{ overflowWrap: 'anywhere' }}>
            {levels.length > maxLevels
              ? t('data.facts.more', { levels: shown, n: levels.length - maxLevels })
              : shown}
          </div>
        </>
      )}
    </>
  );
}
