import { Select } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import type { Summary } from '../../../../shared/analyses/summary';
import type { Section } from '../../../../shared/model/parameters';
import { measureTerm } from '../../../../shared/stats/measures/measure-term';
import { kindKeys } from '../../../../shared/texts/kind-words';
import { t } from '../../../../shared/texts/texts';
import { useKept } from '../../../store/use-kept';
import { useActions } from '../../../store/use-store';
import { CopyButton } from '../../../ui/copy-button';
import { ErrorBox } from '../../../ui/error-box';
import { FilterBox } from '../../../ui/filter-box';
import { useNumberStyle } from '../../../ui/number-style';
import { Split } from '../../../ui/split';
import { toggled } from '../../../ui/toggled';
import { SkeletonRows } from '../../../ui/working';
import { ColumnsMenu } from '../columns-menu';
import { Findings } from '../findings';
import classes from '../fit-tab.module.css';
import { summaryColumns } from '../summary-columns';
import { summaryTsv } from '../summary-copy';
import {
  estimateDigits,
  foldedAtFirst,
  nextSort,
  type SortColumn,
  type SummarySort,
  summaryItems,
} from '../summary-items';
import { SummaryTable } from '../summary-table';
import { VariablePanel } from '../variable-panel';
import type { FitPart, FitPartProps } from './fit-part';

const words = kindKeys('parts', 'summary', { title: 'Summary' });

/** The table of all parameters, with the draws of the chosen one below it. */
export const summaryPart: FitPart = {
  id: 'summary',
  title: words.title,
  suits: () => true,
  Body: SummaryBody,
};

function SummaryBody({ fit, view }: FitPartProps): ReactNode {
  const { query, findings, selected, setChosen } = view;
  return (
    <div className={classes.body}>
      <Findings fit={fit} findings={findings} onSelect={setChosen} brief />
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
            {query.data && <SummaryView fit={fit} view={view} summary={query.data} />}
            {!query.data && query.loading && <SkeletonRows rows={8} label={t('fits.loading')} />}
          </>
        }
        last={selected === null ? null : <VariablePanel fit={fit} variable={selected} />}
      />
    </div>
  );
}

const probs = [0.5, 0.8, 0.89, 0.9, 0.95, 0.99];

interface Props extends FitPartProps {
  readonly summary: Summary;
}

/** The summary table with its filter, and the choice of interval and columns. */
function SummaryView({ fit, view, summary }: Props): ReactNode {
  const { query, prob, setProb, shown, setShown, selected, setChosen } = view;
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
  const fold = (section: Section) => setFolded(toggled(folded, section));
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
          onChange={(value) => value !== null && setProb(Number(value))}
        />
        <ColumnsMenu prob={summary.prob} shown={shown} onShown={setShown} />
        <CopyButton label={t('fits.summary.copy')} text={() => summaryTsv(items, shown, summary.prob)} />
      </div>
      {items.length === 0 && <div className={classes.details}>{t('fits.summary.noMatch', { filter })}</div>}
      {items.length > 0 && (
        <SummaryTable
          label={t('fits.summary.title')}
          items={items}
          listing={JSON.stringify([filter, sort])}
          columns={columns}
          stale={query.stale}
          sort={sort}
          selected={selected}
          onSort={sortBy}
          onFold={fold}
          onSelect={setChosen}
        />
      )}
    </>
  );
}
