import { StudioError } from '../../shared/errors/studio-error';
import type { ColumnTypeSpec } from '../../shared/model/spec';
import { type Column, cellText, NA_INTEGER } from '../../shared/model/table';
import { isOutOfRange } from './lost-numbers';
import { numberOfPlain, parseNumber } from './number-marks';

const integerPattern = /^[+-]?[0-9]+$/;
export const truths: ReadonlyMap<string, number> = new Map([
  ...['TRUE', 'true', 'True', 'T'].map((word) => [word, 1] as const),
  ...['FALSE', 'false', 'False', 'F'].map((word) => [word, 0] as const),
]);

/** Is it a whole number without a decimal point that R's integers can hold? */
function isIntegerText(text: string): boolean {
  return integerPattern.test(text) && Math.abs(Number(text)) < -NA_INTEGER;
}

/** A column of `plain` numbers (null where missing): whole ones that R's integers can hold, or doubles. */
export function numberColumn(name: string, plain: readonly (string | null)[]): Column {
  if (plain.every((cell) => cell === null || isIntegerText(cell))) {
    const values = Int32Array.from(plain, (cell) => (cell === null ? NA_INTEGER : Number(cell)));
    return { kind: 'integer', name, values };
  }
  const values = Float64Array.from(plain, (cell) => (cell === null ? Number.NaN : numberOfPlain(cell)));
  return { kind: 'double', name, values };
}

/** Throws `invalid-input` for a cell that does not fit the kind of its column. */
export function refuseCell(column: Column, row: number, text: string, what: string): never {
  throw new StudioError('invalid-input', `“${text}” in row ${row + 1} of “${column.name}” is not ${what}.`, {
    hint: 'Correct the value in the file and import it again, or choose another kind for the column.',
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
  if (numeric) return distinct.sort((a, b) => (parseNumber(a) ?? 0) - (parseNumber(b) ?? 0) || bySize(a, b));
  return distinct.sort((a, b) => a.localeCompare(b, 'en'));
}

/** Compares two texts that are the same double: whole numbers by size, others as text. */
function bySize(a: string, b: string): number {
  const whole = /^\s*-?[0-9]+\s*$/;
  const [x, y] = whole.test(a) && whole.test(b) ? [BigInt(a), BigInt(b)] : [a, b];
  return x < y ? -1 : Number(x > y);
}

/** Converts `column` to another kind, from the text of its cells. Throws `invalid-input` if a cell does not fit. */
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
        return codeOf.get(cell) ?? refuseCell(column, i, cell, `one of the levels ${levels.join(', ')}`);
      });
      return { kind: 'factor', name, codes, levels, ordered: type.ordered ?? false };
    }
    case 'double':
      return { kind: 'double', name, values: doubles(column, cells) };
    case 'integer':
      return { kind: 'integer', name, values: wholeNumbers(column, cells) };
    case 'logical':
      return { kind: 'logical', name, values: truthValues(column, cells) };
  }
}

/** The number in each cell. TRUE and FALSE are 1 and 0 in a column that holds nothing else. */
function numbersOf(column: Column, cells: readonly (string | null)[], what: string): (number | null)[] {
  const allTruths = cells.every((cell) => cell === null || truths.has(cell.trim()));
  return cells.map((cell, row) => {
    if (cell === null) return null;
    const value = allTruths ? truths.get(cell.trim()) : parseNumber(cell);
    if (value === undefined) refuseCell(column, row, cell, what);
    if (isOutOfRange(cell.trim())) refuseCell(column, row, cell, 'a number that R can hold');
    return value;
  });
}

function doubles(column: Column, cells: readonly (string | null)[]): Float64Array {
  return Float64Array.from(numbersOf(column, cells, 'a number'), (value) => value ?? Number.NaN);
}

function wholeNumbers(column: Column, cells: readonly (string | null)[]): Int32Array {
  const numbers = numbersOf(column, cells, 'a whole number');
  return Int32Array.from(numbers, (value, row) => {
    if (value === null) return NA_INTEGER;
    if (Number.isInteger(value) && Math.abs(value) < -NA_INTEGER) return value;
    return refuseCell(column, row, cells[row] ?? '', 'a whole number that R’s integers can hold');
  });
}

function truthValues(column: Column, cells: readonly (string | null)[]): Int32Array {
  const what = 'TRUE, FALSE, 1 or 0';
  return Int32Array.from(numbersOf(column, cells, what), (value, row) => {
    if (value === null) return NA_INTEGER;
    return value === 0 || value === 1 ? value : refuseCell(column, row, cells[row] ?? '', what);
  });
}
