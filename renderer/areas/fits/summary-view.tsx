import { Select } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import type { PosteriorSummary } from '../../../shared/contract/posterior';
import type { FitInfo } from '../../../shared/contract/project';
import type { Section } from '../../../shared/model/parameters';
import { t } from '../../../shared/texts/texts';
import { CopyButton } from '../../ui/copy-button';
import { FilterBox } from '../../ui/filter-box';
import { useKept } from '../../ui/use-kept';
import classes from './fit-tab.module.css';
import { foldedAtFirst, type SummarySort, summaryItems, summaryTsv } from './summary-items';
import { SummaryTable } from './summary-table';

const probs = [0.5, 0.8, 0.89, 0.9, 0.95, 0.99];

interface Props {
  readonly fit: FitInfo;
  readonly summary: PosteriorSummary;
  readonly stale: boolean;
  readonly prob: number;
  readonly onProb: (prob: number) => void;
  readonly selected: string | null;
  readonly onSelect: (variable: string) => void;
}

/** The summary table with its filter and the choice of the interval. */
export function SummaryView(props: Props): ReactNode {
  const { fit, summary, stale, prob, onProb, selected, onSelect } = props;
  const [filter, setFilter] = useKept(`filter ${fit.id}`, '');
  const [folded, setFolded] = useKept<readonly Section[]>(`folded ${fit.id}`, foldedAtFirst);
  const [sort, setSort] = useKept<SummarySort | null>(`sort ${fit.id}`, null);
  const items = useMemo(
    () => summaryItems(summary.rows, { filter, folded, sort }),
    [summary.rows, filter, folded, sort],
  );
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
        <CopyButton label={t('fits.summary.copy')} text={() => summaryTsv(items, summary.prob)} />
      </div>
      {items.length === 0 && <div className={classes.details}>{t('fits.summary.noMatch', { filter })}</div>}
      {items.length > 0 && (
        <SummaryTable
          label={t('fits.summary.title')}
          items={items}
          rows={summary.rows}
          prob={summary.prob}
          chains={fit.chains}
          stale={stale}
          sort={sort}
          selected={selected}
          onSort={setSort}
          onFold={fold}
          onSelect={onSelect}
        />
      )}
    </>
  );
}
