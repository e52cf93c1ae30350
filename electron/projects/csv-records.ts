import Papa from 'papaparse';
import { StudioError } from '../../shared/errors/studio-error';
import { decodeText, type TextEncoding } from './decode-text';
import { regularRecords } from './regular-csv';

/** The cells of a CSV file as text, and how the file was written. */
export interface CsvRecords {
  readonly names: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** True if a column has another name than in the file: it had no name there, or spaces around it. */
  readonly renamed: boolean;
  /** True if R's `read.csv` splits the file in the same way. */
  readonly regular: boolean;
  readonly text: string;
  readonly separator: string;
  readonly encoding: TextEncoding;
}

const noRows = 'Choose a file with a line of column names and rows below it.';

export function refuseFile(fileName: string, message: string, hint: string): never {
  throw new StudioError('invalid-input', `“${fileName}” ${message}`, { hint, where: fileName });
}

function checkHeader(header: readonly string[], fileName: string): readonly string[] {
  const names = header.map((name) => name.trim());
  // `write.csv` leaves the name of a first column of row names empty; `read.csv` calls it X.
  if (names.length > 1 && names[0] === '') names[0] = 'X';
  const empty = names.indexOf('');
  if (empty >= 0) {
    refuseFile(
      fileName,
      `has no name for column ${empty + 1}.`,
      'Give every column a name in the first line.',
    );
  }
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) {
    refuseFile(
      fileName,
      `has more than one column called “${twice}”.`,
      'Give each column a name of its own.',
    );
  }
  return names;
}

/**
 * The most frequent separator in the line of column names, outside quotes. (papaparse's own guess needs several
 * lines of equal length, and finds only one column in a short file.)
 */
function separatorOf(text: string): string {
  const header = (/^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text)?.[0] ?? '').replace(/"(?:[^"]|"")*"/g, '');
  const counts = [',', ';', '\t', '|'].map((separator) => ({
    separator,
    n: header.split(separator).length,
  }));
  return counts.reduce((best, next) => (next.n > best.n ? next : best)).separator;
}

const breaksIn = (cells: readonly string[]): number =>
  cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);

/**
 * Splits a file whose columns are separated by commas, semicolons, tabs or bars. Skips blank lines, as `read.csv`
 * does. Throws `invalid-input` that names the file, the line and what to do.
 */
export function csvRecords(bytes: Uint8Array, fileName: string): CsvRecords {
  const { text, encoding } = decodeText(bytes, fileName);
  const separator = separatorOf(text);
  const records = regularRecords(text, separator);
  let names: readonly string[] | null = null;
  const rows: (readonly string[])[] = [];
  let renamed = false;
  // With one column, programs differ on whether "" is a row or a blank line.
  let regular = records !== null && !(records[0]?.length === 1 && /^""\s*$/m.test(text));
  let line = 1;
  for (const cells of records ?? parsedRecords(text, separator, fileName)) {
    const blank = cells.length === 1 && cells[0]?.trim() === '';
    if (blank && cells[0] !== '') regular = false;
    if (!blank && names === null) {
      names = checkHeader(cells, fileName);
      // R turns line ends within a name into line feeds.
      renamed = names.some((name, j) => name !== cells[j] || name.includes('\r'));
    } else if (!blank && names !== null) {
      if (cells.length !== names.length) refuseRow(fileName, line, cells.length, names.length);
      rows.push(cells);
    }
    line += 1 + breaksIn(cells);
  }
  if (names === null) refuseFile(fileName, 'is empty.', noRows);
  if (rows.length === 0) {
    refuseFile(fileName, 'has column names but no rows.', 'Add the data below the first line.');
  }
  return { names, rows, renamed, regular, text, separator, encoding };
}

/** The records of a file with quotation marks in unusual places. */
function parsedRecords(text: string, separator: string, fileName: string): readonly (readonly string[])[] {
  const { data, errors } = Papa.parse<string[]>(text, { delimiter: separator });
  const quote = errors.find((error) => error.type === 'Quotes');
  if (quote) {
    const near = `near line ${(quote.row ?? 0) + 1}`;
    refuseFile(fileName, `has a quotation mark that is never closed, ${near}.`, 'Close the quotation mark.');
  }
  return data;
}

function refuseRow(fileName: string, line: number, found: number, wanted: number): never {
  refuseFile(
    fileName,
    `has ${found} ${found === 1 ? 'field' : 'fields'} in line ${line}, but ${wanted} columns.`,
    'Check that line for a missing or extra separator, or quote the text that holds one.',
  );
}
