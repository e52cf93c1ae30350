import type { ColumnInfo } from '../../../shared/model/column-info';
import { cellNumber } from '../../ui/number-text';

const least = 104;
const most = 240;
/** A digit, the widest of the usual letters. */
const perLetter = 8;
/** What a cell has beside its text, and a header beside the column's name. */
const besideText = 20;
const besideName = 50;
/** Text with too many different values to know the longest: ids with 17 digits fit. */
const unknownText = 160;

/** How wide a column of the grid is, in px, so that its name and its values are seen whole where that is possible. */
export function columnWidth(info: ColumnInfo): number {
  const name = info.name.length * perLetter + besideName;
  // "12 values" and "3 NA" stand side by side.
  const facts = info.missing > 0 ? least + 28 : least;
  return Math.max(facts, Math.min(most, Math.max(name, valuesWidth(info))));
}

function valuesWidth({ kind, levels, min, max }: ColumnInfo): number {
  if (kind === 'string' && levels === undefined) return unknownText;
  const texts = levels ?? [min, max].map((value) => (value === undefined ? '' : cellNumber(String(value))));
  const longest = texts.reduce((length, text) => Math.max(length, text.length), 0);
  return longest * perLetter + besideText;
}
