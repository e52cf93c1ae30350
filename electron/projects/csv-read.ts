import type { ColumnRemark } from '../../shared/model/column-info';
import type { ColumnTypeSpec } from '../../shared/model/spec';
import type { Table } from '../../shared/model/table';
import { type CsvRecords, csvRecords, refuseFile } from './csv-records';
import { type NumberMarks, shownDecimals } from './number-marks';
import { pausesForOthers } from './pause-for-others';
import {
  declareColumn,
  guessColumn,
  type ReadColumn,
  type TextColumn,
  tellingMarks,
  textColumn,
} from './read-columns';

/** Columns whose kind is not to be guessed. */
export type DeclaredColumns = Readonly<Record<string, ColumnTypeSpec>>;

/** Hears how many columns are read, of how many. */
export type ColumnListener = (read: number, of: number) => void;

/** A table as a file gave it, with the text of its cells, from which another kind of a column can be read later. */
export interface ImportedTable extends Table {
  readonly separator: string;
  /** By column, as they stand in the file. */
  readonly cells: readonly (readonly string[])[];
  /** By column: how its numbers are written. */
  readonly marks: readonly NumberMarks[];
  /** By column: what a person should know of how it was read. */
  readonly remarks: readonly (ColumnRemark | undefined)[];
}

/**
 * A CSV (or semicolon or tab separated) file as a table. Types are found as R's `read.csv` finds them: logical,
 * integer, double, else text; "NA" and empty fields are missing. Numbers may have a decimal comma, and marks between
 * thousands, where the file leaves no doubt of them; a column whose numbers would not be what stands in the file stays
 * text. What a person should know of that is a remark.
 * Throws `invalid-input` that names the file, the line and what to do.
 */
export async function readCsv(
  bytes: Uint8Array,
  fileName: string,
  declared: DeclaredColumns = {},
  signal?: AbortSignal,
  onColumn?: ColumnListener,
): Promise<ImportedTable> {
  return tableOf(csvRecords(bytes, fileName), fileName, declared, signal, onColumn);
}

/** The cells of a CSV file as columns, one after the other; other work gets its turn between them. */
export async function tableOf(
  records: CsvRecords,
  fileName: string,
  declared: DeclaredColumns,
  signal?: AbortSignal,
  onColumn?: ColumnListener,
): Promise<ImportedTable> {
  const { names, rows, separator } = records;
  const types = new Map(Object.entries(declared));
  for (const wanted of types.keys()) {
    if (!names.includes(wanted)) {
      refuseFile(fileName, `has no column called “${wanted}”.`, `It has ${names.join(', ')}.`);
    }
  }
  const pause = pausesForOthers(signal);
  const texts: TextColumn[] = [];
  for (const [j, name] of names.entries()) {
    await pause();
    const cells = rows.map((row) => row[j] ?? '');
    texts.push(textColumn(name, cells, types.get(name)));
  }
  const hints = {
    separator,
    decimals: shownDecimals(texts.map((text) => tellingMarks(text, separator))),
  };
  const read: ReadColumn[] = [];
  for (const text of texts) {
    await pause();
    const type = types.get(text.name);
    read.push(type ? declareColumn(text, type, hints) : guessColumn(text, hints));
    onColumn?.(read.length, names.length);
  }
  return {
    columns: read.map(({ column }) => column),
    rowCount: rows.length,
    separator,
    cells: texts.map(({ cells }) => cells),
    marks: read.map(({ marks }) => marks),
    remarks: read.map(({ remark }) => remark),
  };
}
