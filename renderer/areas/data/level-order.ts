import type { ColumnInfo } from '../../../shared/model/column-info';
import { t } from '../../../shared/texts/texts';

/** More levels than this are no list that a person puts in order. */
export const maxListed = 500;

/** Is the order of this column's values a person's to tell? Numbers and truth values have one of their own. */
export function ordersByHand({ kind }: Pick<ColumnInfo, 'kind'>): boolean {
  return kind === 'string' || kind === 'factor';
}

/** A level as it is shown; one of no characters would not be seen. */
export function levelText(level: string): string {
  return level === '' ? t('data.levels.empty') : level;
}

/**
 * The levels to begin with: those of a factor as they are; those that `factor()` would give text, which are its
 * values by size where all are numbers and by the alphabet where not. Null where there are too many to list.
 */
export function firstLevels(info: Pick<ColumnInfo, 'kind' | 'levels'>): readonly string[] | null {
  const { kind, levels } = info;
  if (!levels || levels.length > maxListed) return null;
  if (kind === 'factor') return levels;
  const numeric = levels.every((level) => level.trim() !== '' && !Number.isNaN(Number(level)));
  return [...levels].sort((a, b) => (numeric ? Number(a) - Number(b) : a.localeCompare(b, 'en')));
}

/** `levels` with the one at `from` taken out and put in at `to`; places outside of the list are its ends. */
export function moved(levels: readonly string[], from: number, to: number): readonly string[] {
  const level = levels[from];
  if (level === undefined) return levels;
  const rest = levels.filter((_, index) => index !== from);
  return rest.toSpliced(Math.max(0, Math.min(rest.length, to)), 0, level);
}
