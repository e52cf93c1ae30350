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

/** Columns whose kind the user has set, so it is not guessed. */
export type DeclaredColumns = Readonly<Record<string, ColumnTypeSpec>>;

/** Called with the number of columns that are read, and their total number. */
export type ColumnListener = (read: number, of: number) => void;

/** A table from a file, with the text of its cells, so that a column can be read as another kind later. */
export interface ImportedTable extends Table {
  readonly separator: string;
  /** The cells of each column, as in the file. */
  readonly cells: readonly (readonly string[])[];
  /** For each column: how its numbers are written. */
  readonly marks: readonly NumberMarks[];
  /** For each column: notes for the user on how it was read. */
  readonly remarks: readonly (ColumnRemark | undefined)[];
}

/**
 * Reads a file whose columns are separated by commas, semicolons or tabs. Finds the types as R's `read.csv` does:
 * logical, integer, double, otherwise text; "NA" and empty fields are missing. Numbers may have a decimal comma
 * and marks between thousands, if the file leaves no doubt about them. A column stays text if its numbers would
 * differ from the file. Remarks tell the user about both. Throws `invalid-input` that names the file, the line and
 * what to do.
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

/** Turns the cells of a CSV file into columns, one after the other. Lets other work run in between. */
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
