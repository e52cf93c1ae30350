import type { ColumnRemark } from '../../shared/model/column-info';
import type { ColumnTypeSpec } from '../../shared/model/spec';
import { type Column, NA_INTEGER } from '../../shared/model/table';
import { convertColumn, numberColumn, refuseCell, truths } from './column-types';
import {
  commaRemark,
  decimalRemark,
  groupedRemark,
  lossRemark,
  oddCellRemark,
  roundedRemark,
  unclearRemark,
  zerosRemark,
} from './import-remarks';
import { lostAsNumbers } from './lost-numbers';
import { type NumberMarks, plainMarks, plainNumber, possibleMarks, settledMarks } from './number-marks';

/** The text for a missing value in a file, besides an empty field. */
export const missingText = 'NA';

/** What the file shows about how its numbers are written. */
export interface FileHints {
  readonly separator: string;
  /** The decimal marks that are certain from its columns. */
  readonly decimals: ReadonlySet<'.' | ','>;
}

/** A column from a file, the marks of its numbers, and a note for the user on how it was read. */
export interface ReadColumn {
  readonly column: Column;
  readonly marks: NumberMarks;
  readonly remark?: ColumnRemark;
}

const isMissing = (cell: string) => cell === '' || cell === missingText;

/** The cells of a column that may be numbers: trimmed, not missing. */
function presentCells(cells: readonly string[]): readonly string[] {
  return cells.map((cell) => cell.trim()).filter((cell) => !isMissing(cell));
}

/** A column of text, and all marks with which it can be read as numbers; none if numbers are not wanted. */
export interface TextColumn {
  readonly name: string;
  readonly cells: readonly string[];
  readonly possible: readonly NumberMarks[];
}

export function textColumn(
  name: string,
  cells: readonly string[],
  type: ColumnTypeSpec | undefined,
): TextColumn {
  const mayBeNumbers = type === undefined || type.kind === 'double' || type.kind === 'integer';
  return { name, cells, possible: mayBeNumbers ? possibleMarks(presentCells(cells)) : [] };
}

/**
 * The marks of a column that `shownDecimals` may use. Where commas separate the columns, a comma within quotes may
 * as well be part of a list of answers ("1,2"), so it shows nothing.
 */
export function tellingMarks({ possible }: TextColumn, separator: string): readonly NumberMarks[] {
  return separator === ',' && possible.every(({ decimal }) => decimal === ',') ? [] : possible;
}

/**
 * Reads `cells` as the kind of column that they look like: logical, integer, double, otherwise text (R's
 * `type.convert`).
 */
export function guessColumn({ name, cells, possible }: TextColumn, hints: FileHints): ReadColumn {
  const trimmed = cells.map((cell) => cell.trim());
  if (trimmed.every((cell) => isMissing(cell) || truths.has(cell))) {
    const values = Int32Array.from(trimmed, (cell) => truths.get(cell) ?? NA_INTEGER);
    return { column: { kind: 'logical', name, values }, marks: plainMarks };
  }
  const text = (remark?: ColumnRemark): ReadColumn => {
    const values = cells.map((cell) => (isMissing(cell) ? null : cell));
    return { column: { kind: 'string', name, values }, marks: plainMarks, ...(remark && { remark }) };
  };
  const present = trimmed.filter((cell) => !isMissing(cell));
  const [only] = possible;
  if (!only) return text(oddRemark(name, trimmed));
  const settled = settledMarks(possible, hints.decimals);
  // If nothing else settles it, reads as R does: a point is a decimal point; a comma is a decimal comma if
  // semicolons separate the columns.
  const usual = hints.separator === ';' ? ',' : '.';
  const asR = possible.find(({ decimal, group }) => decimal === usual && group === '');
  const marks = settled ?? (hints.decimals.size === 0 ? asR : undefined);
  if (!marks)
    return text(unclearRemark(name, present, possible.find(({ group }) => group !== '')?.group ?? ''));
  if (hints.separator === ',' && marks.decimal === ',' && marks.group === '')
    return text(commaRemark(name, present));
  const plain = trimmed.map((cell) => (isMissing(cell) ? null : (plainNumber(cell, marks) ?? cell)));
  const loss = lostAsNumbers(plain.filter((cell) => cell !== null));
  if (loss) return text(lossRemark(name, loss));
  // Where commas separate the columns, points are decimal points, so a remark for each such column would be noise.
  const remark = numberRemark(name, present, marks, settled === null && hints.separator !== ',');
  return { column: numberColumn(name, plain), marks, ...(remark && { remark }) };
}

function numberRemark(
  name: string,
  cells: readonly string[],
  marks: NumberMarks,
  unsettled: boolean,
): ColumnRemark | null {
  if (marks.group !== '') return groupedRemark(name, cells, marks);
  if (unsettled) return decimalRemark(name, cells, marks);
  const zeros = cells.find((cell) => /^0[0-9]+$/.test(cell));
  return zeros === undefined ? null : zerosRemark(name, zeros);
}

/** The first cell that is not a number, in a column of text whose cells are mostly numbers. */
function oddRemark(name: string, trimmed: readonly string[]): ColumnRemark | undefined {
  const marks = commonMarks(trimmed);
  const isOdd = (cell: string) => !isMissing(cell) && plainNumber(cell, marks) === undefined;
  const odd = trimmed.filter(isOdd).length;
  if (odd * 2 >= trimmed.filter((cell) => !isMissing(cell)).length) return undefined;
  const row = trimmed.findIndex(isOdd);
  return oddCellRemark(name, trimmed[row] ?? '', row);
}

/** The marks that most `cells` fit, among those without marks between thousands. */
function commonMarks(cells: readonly string[]): NumberMarks {
  const comma: NumberMarks = { decimal: ',', group: '' };
  const fitting = (marks: NumberMarks) =>
    cells.filter((cell) => plainNumber(cell, marks) !== undefined).length;
  return fitting(comma) > fitting(plainMarks) ? comma : plainMarks;
}

/**
 * Reads `cells` as the kind of column that the user wants. If the file does not tell decimal marks from marks
 * between thousands, the kind does: doubles have decimals, integers do not. Throws `invalid-input` that names the
 * cell that does not fit.
 */
export function declareColumn(
  { name, cells, possible }: TextColumn,
  type: ColumnTypeSpec,
  hints: FileHints,
): ReadColumn {
  const present = presentCells(cells);
  const isNumber = type.kind === 'double' || type.kind === 'integer';
  if (!isNumber || present.every((cell) => truths.has(cell))) {
    return { column: columnWith(name, cells, type, plainMarks), marks: plainMarks };
  }
  const settled = settledMarks(possible, hints.decimals);
  const marks =
    settled ??
    possible.find(({ group }) => (group === '') === (type.kind === 'double')) ??
    commonMarks(present);
  const column = columnWith(name, cells, type, marks);
  const remark = declaredRemark(name, present, marks, type.kind === 'double', settled === null);
  return { column, marks, ...(remark && { remark }) };
}

function declaredRemark(
  name: string,
  present: readonly string[],
  marks: NumberMarks,
  isDouble: boolean,
  unsettled: boolean,
): ColumnRemark | null {
  const loss = isDouble ? lostAsNumbers(present.map((cell) => plainNumber(cell, marks) ?? cell)) : null;
  if (loss !== null && loss.kind !== 'zeros') return roundedRemark(name, loss);
  return marks.group !== '' || unsettled ? numberRemark(name, present, marks, unsettled) : null;
}

/** Reads `cells` as a column of the given kind, with numbers written with `marks`. Throws as `declareColumn` does. */
export function columnWith(
  name: string,
  cells: readonly string[],
  type: ColumnTypeSpec,
  marks: NumberMarks,
): Column {
  const source: Column = { kind: 'string', name, values: cells };
  if (type.kind === 'string' || type.kind === 'factor') {
    // An empty field is a missing value, unless it is a declared level.
    const isBlank = (cell: string) => cell === '' && !type.levels?.includes(cell);
    const values = cells.map((cell) => (cell === missingText || isBlank(cell) ? null : cell));
    return convertColumn({ ...source, values }, type);
  }
  const trimmed = cells.map((cell) => cell.trim());
  const allTruths = trimmed.every((cell) => isMissing(cell) || truths.has(cell));
  const values = trimmed.map((cell, row) => {
    if (isMissing(cell)) return null;
    if (allTruths || type.kind === 'logical') return cell;
    const comma = marks.decimal === ',' ? ' with a decimal comma' : '';
    return plainNumber(cell, marks) ?? refuseCell(source, row, cell, `a number${comma}`);
  });
  return convertColumn({ ...source, values }, type);
}
