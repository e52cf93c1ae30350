import Papa from 'papaparse';
import { StudioError } from '../../shared/errors/studio-error';
import type { ColumnTypeSpec } from '../../shared/model/spec';
import type { Table } from '../../shared/model/table';
import { columnFromText, convertText } from './column-types';
import { decodeText } from './decode-text';

export interface CsvOptions {
  /** What stands for a missing value beside the empty field. */
  readonly missing?: string;
  /** Columns whose kind is not to be guessed. */
  readonly columns?: Readonly<Record<string, ColumnTypeSpec>>;
}

function fail(fileName: string, message: string, hint: string): never {
  throw new StudioError('invalid-input', `“${fileName}” ${message}`, { hint, where: fileName });
}

function checkHeader(header: readonly string[], fileName: string): readonly string[] {
  const names = header.map((name) => name.trim());
  // A nameless first column is what R's write.csv makes of row names.
  if (names.length > 1 && names[0] === '') names[0] = 'row';
  const empty = names.indexOf('');
  if (empty >= 0)
    fail(fileName, `has no name for column ${empty + 1}.`, 'Give every column a name in the first line.');
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) {
    fail(fileName, `has more than one column called “${twice}”.`, 'Give each column a name of its own.');
  }
  return names;
}

/**
 * The separator that stands most often in the line of column names, outside quotes. (papaparse's own guess needs
 * several lines of equal length, and takes a short file for one column.)
 */
function separatorOf(text: string): string {
  const header = (/^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text)?.[0] ?? '').replace(/"(?:[^"]|"")*"/g, '');
  const counts = [',', ';', '\t', '|'].map((separator) => ({ separator, n: header.split(separator).length }));
  return counts.reduce((best, next) => (next.n > best.n ? next : best)).separator;
}

/**
 * A CSV (or semicolon or tab separated) file as a table. Types are found as R's `read.csv` finds them: logical,
 * integer, double, else text; "NA" and empty fields are missing (an empty field of a text column stays empty text).
 * Where fields are separated by semicolons, numbers may have a decimal comma (`read.csv2`).
 * Throws `invalid-input` that names the file, the line and what to do.
 */
export function readCsv(bytes: Uint8Array, fileName: string, options: CsvOptions = {}): Table {
  if (bytes.length === 0)
    fail(fileName, 'is empty.', 'Choose a file with a line of column names and rows below it.');
  const text = decodeText(bytes, fileName);
  const content = text.replace(/^\uFEFF/, '');
  const parsed = Papa.parse<string[]>(content, { delimiter: separatorOf(content) });
  const quote = parsed.errors.find((error) => error.type === 'Quotes');
  if (quote) {
    fail(
      fileName,
      `has a quotation mark that is never closed, near line ${(quote.row ?? 0) + 1}.`,
      'Close the quotation mark.',
    );
  }
  const lines = parsed.data;
  while (lines.length > 0 && lines.at(-1)?.length === 1 && lines.at(-1)?.[0] === '') lines.pop();
  const [header, ...rows] = lines;
  if (!header) fail(fileName, 'is empty.', 'Choose a file with a line of column names and rows below it.');
  const names = checkHeader(header, fileName);
  if (rows.length === 0)
    fail(fileName, 'has column names but no rows.', 'Add the data below the first line.');
  rows.forEach((row, i) => {
    if (row.length !== names.length) {
      const found = `${row.length} ${row.length === 1 ? 'field' : 'fields'}`;
      fail(
        fileName,
        `has ${found} in line ${i + 2}, but ${names.length} columns.`,
        'Check that line for a missing or extra separator, or quote the text that holds one.',
      );
    }
  });
  for (const wanted of Object.keys(options.columns ?? {})) {
    if (!names.includes(wanted))
      fail(fileName, `has no column called “${wanted}”.`, `It has ${names.join(', ')}.`);
  }
  const missing = options.missing ?? 'NA';
  const decimalComma = parsed.meta.delimiter === ';';
  const columns = names.map((name, j) => {
    const cells = rows.map((row) => row[j] ?? '');
    const wanted = options.columns?.[name];
    return wanted
      ? convertText(name, cells, wanted, missing)
      : columnFromText(name, cells, missing, decimalComma);
  });
  return { columns, rowCount: rows.length };
}
