import { StudioError } from '../../shared/errors/studio-error';
import type { ColumnTypeSpec } from '../../shared/model/spec';
import { type Column, cellText, NA_INTEGER } from '../../shared/model/table';

const integerPattern = /^[+-]?[0-9]+$/;
const numberPattern = /^[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$/;
const commaPattern = /^[+-]?(?:[0-9]+,?[0-9]*|,[0-9]+)(?:[eE][+-]?[0-9]+)?$/;
const truths: ReadonlyMap<string, number> = new Map([
  ...['TRUE', 'true', 'True', 'T'].map((word) => [word, 1] as const),
  ...['FALSE', 'false', 'False', 'F'].map((word) => [word, 0] as const),
]);
const words: ReadonlyMap<string, number> = new Map([
  ['Inf', Number.POSITIVE_INFINITY],
  ['-Inf', Number.NEGATIVE_INFINITY],
  ['NaN', Number.NaN],
]);

/** The number that `text` says, or undefined. */
export function parseNumber(text: string): number | undefined {
  const trimmed = text.trim();
  return numberPattern.test(trimmed) ? Number(trimmed) : words.get(trimmed);
}

function isInteger(text: string): boolean {
  return integerPattern.test(text) && Math.abs(Number(text)) < -NA_INTEGER;
}

/**
 * A column of the kind that R's `type.convert(as.is = TRUE)` would find for `cells`. Empty fields are missing, in
 * text too: a blank answer is no answer (`read.csv` with `na.strings = c("NA", "")`).
 */
export function columnFromText(
  name: string,
  cells: readonly string[],
  missing: string,
  decimalComma: boolean,
): Column {
  const trimmed = cells.map((cell) => cell.trim());
  const isMissing = (cell: string) => cell === '' || cell === missing;
  const all = (test: (cell: string) => boolean) => trimmed.every((cell) => isMissing(cell) || test(cell));
  if (all((cell) => truths.has(cell))) {
    const values = Int32Array.from(trimmed, (cell) => truths.get(cell) ?? NA_INTEGER);
    return { kind: 'logical', name, values };
  }
  if (all(isInteger)) {
    const values = Int32Array.from(trimmed, (cell) => (isMissing(cell) ? NA_INTEGER : Number(cell)));
    return { kind: 'integer', name, values };
  }
  const comma = decimalComma && all((cell) => commaPattern.test(cell) || words.has(cell));
  const numbers = numbersOf(trimmed, isMissing, comma);
  if (numbers) return { kind: 'double', name, values: numbers };
  return { kind: 'string', name, values: cells.map((cell) => (isMissing(cell) ? null : cell)) };
}

/** The cells as numbers, or null where one of them is none. */
function numbersOf(
  cells: readonly string[],
  isMissing: (cell: string) => boolean,
  comma: boolean,
): Float64Array | null {
  const values = new Float64Array(cells.length);
  for (const [i, cell] of cells.entries()) {
    const value = isMissing(cell) ? Number.NaN : parseNumber(comma ? cell.replace(',', '.') : cell);
    if (value === undefined) return null;
    values[i] = value;
  }
  return values;
}

/** Text cells as a column of a given kind. Throws `invalid-input` that names the cell which does not fit. */
export function convertText(
  name: string,
  cells: readonly string[],
  type: ColumnTypeSpec,
  missing: string,
): Column {
  // An empty field is a missing value, unless it is a level that was declared; so are blanks where numbers belong.
  const labels = type.kind === 'string' || type.kind === 'factor';
  const isBlank = (cell: string) => (labels ? cell : cell.trim()) === '' && !type.levels?.includes(cell);
  const isMissing = (cell: string) => cell === missing || isBlank(cell);
  const values = cells.map((cell) => (isMissing(cell) ? null : cell));
  return convertColumn({ kind: 'string', name, values }, type);
}

function unfit(column: Column, row: number, text: string, what: string): never {
  throw new StudioError('invalid-input', `“${text}” in row ${row + 1} of “${column.name}” is not ${what}.`, {
    hint: 'Correct the value, or choose another kind for the column.',
    where: column.name,
  });
}

function rowsOf(column: Column): number {
  return column.kind === 'factor' ? column.codes.length : column.values.length;
}

/** Levels in R's order for `factor()`: numbers by size, text in alphabetical order. */
function sortedLevels(cells: readonly (string | null)[]): readonly string[] {
  const distinct = [...new Set(cells.filter((cell) => cell !== null))];
  const numeric = distinct.every((cell) => parseNumber(cell) !== undefined);
  if (numeric) return distinct.sort((a, b) => (parseNumber(a) ?? 0) - (parseNumber(b) ?? 0));
  return distinct.sort((a, b) => a.localeCompare(b, 'en'));
}

/** `column` as another kind, by the text of its cells. Throws `invalid-input` where a cell does not fit. */
export function convertColumn(column: Column, type: ColumnTypeSpec): Column {
  const cells = Array.from({ length: rowsOf(column) }, (_, i) => cellText(column, i));
  const { name } = column;
  switch (type.kind) {
    case 'string':
      return { kind: 'string', name, values: cells };
    case 'factor': {
      const levels = type.levels ?? (column.kind === 'factor' ? column.levels : sortedLevels(cells));
      const codeOf = new Map(levels.map((level, i) => [level, i + 1]));
      const codes = Int32Array.from(cells, (cell, i) => {
        if (cell === null) return NA_INTEGER;
        return codeOf.get(cell) ?? unfit(column, i, cell, `one of the levels ${levels.join(', ')}`);
      });
      return { kind: 'factor', name, codes, levels, ordered: type.ordered ?? false };
    }
    case 'double':
      return { kind: 'double', name, values: Float64Array.from(cells, numberOf(column, 'a number')) };
    case 'integer':
      return { kind: 'integer', name, values: wholeNumbers(column, cells) };
    case 'logical':
      return { kind: 'logical', name, values: truthValues(column, cells) };
  }
}

function numberOf(column: Column, what: string): (cell: string | null, row: number) => number {
  return (cell, row) => {
    if (cell === null) return Number.NaN;
    if (truths.has(cell)) return truths.get(cell) ?? Number.NaN;
    return parseNumber(cell) ?? unfit(column, row, cell, what);
  };
}

function wholeNumbers(column: Column, cells: readonly (string | null)[]): Int32Array {
  const read = numberOf(column, 'a whole number');
  return Int32Array.from(cells, (cell, row) => {
    if (cell === null) return NA_INTEGER;
    const value = read(cell, row);
    if (Number.isInteger(value) && Math.abs(value) < -NA_INTEGER) return value;
    return unfit(column, row, cell, 'a whole number that R’s integers can hold');
  });
}

function truthValues(column: Column, cells: readonly (string | null)[]): Int32Array {
  return Int32Array.from(cells, (cell, row) => {
    if (cell === null) return NA_INTEGER;
    const value = truths.get(cell) ?? parseNumber(cell);
    return value === 0 || value === 1 ? value : unfit(column, row, cell, 'TRUE, FALSE, 1 or 0');
  });
}
