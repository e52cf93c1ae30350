import type { ColumnTypeSpec } from '../../shared/model/spec';
import type { Column, Table } from '../../shared/model/table';
import { breather } from './breather';
import { columnFromText, convertText } from './column-types';
import { type CsvRecords, csvRecords, refuseFile } from './csv-records';

/** Columns whose kind is not to be guessed. */
export type DeclaredColumns = Readonly<Record<string, ColumnTypeSpec>>;

/**
 * A CSV (or semicolon or tab separated) file as a table. Types are found as R's `read.csv` finds them: logical,
 * integer, double, else text; "NA" and empty fields are missing.
 * Where fields are separated by semicolons, numbers may have a decimal comma (`read.csv2`).
 * Throws `invalid-input` that names the file, the line and what to do.
 */
export async function readCsv(
  bytes: Uint8Array,
  fileName: string,
  declared: DeclaredColumns = {},
  signal?: AbortSignal,
): Promise<Table> {
  return tableOf(csvRecords(bytes, fileName), fileName, declared, signal);
}

/** The cells of a CSV file as columns, one after the other; other work gets its turn between them. */
export async function tableOf(
  records: CsvRecords,
  fileName: string,
  declared: DeclaredColumns,
  signal?: AbortSignal,
): Promise<Table> {
  const { names, rows } = records;
  const types = new Map(Object.entries(declared));
  for (const wanted of types.keys()) {
    if (!names.includes(wanted)) {
      refuseFile(fileName, `has no column called “${wanted}”.`, `It has ${names.join(', ')}.`);
    }
  }
  const breathe = breather(signal);
  const columns: Column[] = [];
  for (const [j, name] of names.entries()) {
    await breathe();
    const cells = rows.map((row) => row[j] ?? '');
    const type = types.get(name);
    columns.push(
      type
        ? convertText(name, cells, type, 'NA')
        : columnFromText(name, cells, 'NA', records.separator === ';'),
    );
  }
  return { columns, rowCount: rows.length };
}
