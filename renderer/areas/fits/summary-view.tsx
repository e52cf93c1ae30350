import { Select } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import type { Summary } from '../../../shared/analyses/summary';
import type { Section } from '../../../shared/model/parameters';
import type { FitInfo } from '../../../shared/model/project';
import type { MeasureId } from '../../../shared/stats/measures/list';
import { measureTerm } from '../../../shared/stats/measures/measure-term';
import { t } from '../../../shared/texts/texts';
import { useKept } from '../../store/use-kept';
import { useActions } from '../../store/use-store';
import { CopyButton } from '../../ui/copy-button';
import { FilterBox } from '../../ui/filter-box';
import { useNumberStyle } from '../../ui/number-style';
import { ColumnsMenu } from './columns-menu';
import classes from './fit-tab.module.css';
import { summaryColumns } from './summary-columns';
import { summaryTsv } from './summary-copy';
import {
  estimateDigits,
  foldedAtFirst,
  nextSort,
  type SortColumn,
  type SummarySort,
  summaryItems,
} from './summary-items';
import { SummaryTable } from './summary-table';

const probs = [0.5, 0.8, 0.89, 0.9, 0.95, 0.99];

interface Props {
  readonly fit: FitInfo;
  readonly summary: Summary;
  readonly stale: boolean;
  readonly prob: number;
  readonly onProb: (prob: number) => void;
  readonly shown: readonly MeasureId[];
  readonly onShown: (shown: readonly MeasureId[]) => void;
  readonly selected: string | null;
  readonly onSelect: (variable: string) => void;
}

/** The summary table with its filter, and the choice of interval and columns. */
export function SummaryView(props: Props): ReactNode {
  const { fit, summary, stale, prob, onProb, shown, onShown, selected, onSelect } = props;
  const { inspect } = useActions();
  const { digits: wanted } = useNumberStyle();
  const [filter, setFilter] = useKept(`filter ${fit.id}`, '');
  const [folded, setFolded] = useKept<readonly Section[]>(`folded ${fit.id}`, foldedAtFirst);
  const [sort, setSort] = useKept<SummarySort | null>(`sort ${fit.id}`, null);
  const items = useMemo(
    () => summaryItems(summary.rows, { filter, folded, sort }),
    [summary.rows, filter, folded, sort],
  );
  const columns = useMemo(() => {
    const digits = estimateDigits(summary.rows, wanted);
    return summaryColumns(shown, { prob: summary.prob, chains: fit.chains, digits });
  }, [summary, wanted, shown, fit.chains]);
  const sortBy = (column: SortColumn) => {
    if (column !== 'variable') inspect({ kind: 'term', term: measureTerm(column) });
    setSort(nextSort(sort, column));
  };
  const fold = (section: Section) =>
    setFolded(folded.includes(section) ? folded.filter((other) => other !== section) : [...folded, section]);
  return (
    <>
      <div className={classes.tools}>
        <FilterBox
          className={classes.filter}
          label={t('fits.summary.filter')}
          value={filter}
          onChange={setFilter}
        />
        <span className={classes.space} />
        <Select
          aria-label={t('fits.summary.interval')}
          w="calc(132px * var(--bs-text-scale, 1))"
          data={probs.map((value) => ({
            value: String(value),
            label: t('fits.summary.intervalOf', { n: Math.round(value * 100) }),
          }))}
          value={String(prob)}
          allowDeselect={false}
          onChange={(value) => value !== null && onProb(Number(value))}
        />
        <ColumnsMenu prob={summary.prob} shown={shown} onShown={onShown} />
        <CopyButton label={t('fits.summary.copy')} text={() => summaryTsv(items, shown, summary.prob)} />
      </div>
      {items.length === 0 && <div className={classes.details}>{t('fits.summary.noMatch', { filter })}</div>}
      {items.length > 0 && (
        <SummaryTable
          label={t('fits.summary.title')}
          items={items}
          columns={columns}
          stale={stale}
          sort={sort}
          selected={selected}
          onSort={sortBy}
          onFold={fold}
          onSelect={onSelect}
        />
      )}
    </>
  );
}
