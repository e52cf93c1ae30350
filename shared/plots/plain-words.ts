import { type DrawsProblem, problemWords } from '../analyses/draws-problem';
import { t } from '../texts/texts';

/** A number in a sentence: three significant digits, thousands with commas, R's words where it is none. */
export function numberWord(value: number): string {
  if (Number.isNaN(value)) return 'NA';
  if (!Number.isFinite(value)) return value > 0 ? t('figures.infinity') : t('figures.minusInfinity');
  const rounded = Number.isInteger(value) ? value : Number(value.toPrecision(3));
  const size = Math.abs(rounded);
  const text =
    size !== 0 && (size < 1e-4 || size >= 1e9)
      ? String(rounded)
      : rounded.toLocaleString('en-US', { maximumSignificantDigits: 15 });
  return text.replace('-', '−');
}

/** "1 chain", "4 chains", "1,000 draws". */
export function countOf(what: 'chains' | 'draws', count: number): string {
  return t(`figures.${what}`, { count, n: numberWord(count) });
}

/** What a plot shows, with why it is empty. */
export function withProblem(what: string, problem: NonNullable<DrawsProblem>): string {
  return t('figures.withProblem', { what, problem: problemWords(problem) });
}
