import { kindTitle } from '../../../shared/kind-texts/kind-texts';
import { intervalEnds } from '../../../shared/stats/interval';
import { percentOf } from '../../../shared/stats/measures/column-name';
import { type MeasureId, measures, measuresOf } from '../../../shared/stats/measures/list';
import type { Measure } from '../../../shared/stats/measures/measure';
import type { SummaryRow } from '../../../shared/stats/summary-row';
import { t } from '../../../shared/texts/texts';
import { fixed, plainNumber, wholeNumber } from '../../ui/number-text';

/** A measure as a column of the summary. */
export interface SummaryColumn {
  readonly id: MeasureId;
  readonly title: string;
  /** In px, at the usual size of text. */
  readonly width: number;
  /** "" where the measure is not known yet. */
  readonly text: (row: SummaryRow) => string;
  /** Why its number should not be trusted; undefined where it may be. */
  readonly fault: (row: SummaryRow) => string | undefined;
}

interface Look {
  /** Of the interval. */
  readonly prob: number;
  readonly chains: number;
  /** Decimals of estimates. */
  readonly digits: number;
}

/** The columns of the measures that are shown, in the order of the list. */
export function summaryColumns(shown: readonly MeasureId[], look: Look): readonly SummaryColumn[] {
  return measuresOf(shown).map((measure): SummaryColumn => {
    const { id, at } = measure;
    const decimals = decimalsOf(measure, look.digits);
    const title = at
      ? t('fits.percent', { n: plainNumber(percentOf(at(intervalEnds(look.prob)))) })
      : kindTitle('measures', id);
    return {
      id,
      title,
      width: columnWidth(measure, decimals, title),
      text(row) {
        const value = row[id];
        if (value === undefined) return '';
        return decimals === 0 ? wholeNumber(value) : fixed(value, decimals);
      },
      fault: (row) => faultOf(measure, row[id], look.chains),
    };
  });
}

/** What the menu of columns offers, by name. */
export function columnChoices(prob: number): readonly { readonly id: MeasureId; readonly label: string }[] {
  return measures.map(({ id, at }) => {
    const name = kindTitle('measures', id);
    if (!at) return { id, label: name };
    const percent = t('fits.percent', { n: plainNumber(percentOf(at(intervalEnds(prob)))) });
    return { id, label: t('fits.summary.endOf', { name, percent }) };
  });
}

function decimalsOf({ decimals }: Measure, digits: number): number {
  if (decimals === 'estimate') return digits;
  return decimals === 'error' ? digits + 2 : decimals;
}

/** Room for an estimate with its decimals, such as −1,234.56, and for the title with the arrow of a sort. */
function columnWidth({ decimals }: Measure, shown: number, title: string): number {
  const number = typeof decimals === 'number' ? 0 : 38 + 8 * (shown + 3);
  return Math.max(86, number, 30 + 8 * title.length);
}

function faultOf({ limits }: Measure, value: number | undefined, chains: number): string | undefined {
  const { least, most } = limits?.(chains) ?? {};
  if (value === undefined) return undefined;
  if (most !== undefined && value > most) return t('fits.summary.above', { limit: plainNumber(most) });
  if (least !== undefined && value < least) return t('fits.summary.below', { limit: plainNumber(least) });
  return undefined;
}
