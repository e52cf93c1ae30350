import Papa from 'papaparse';
import { StudioError } from '../../shared/errors/studio-error';
import { decodeText, type TextEncoding } from './decode-text';
import { regularRecords } from './regular-csv';

/** A CSV file as text cells, and how it was written. */
export interface CsvRecords {
  readonly names: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Some columns have another name than stands in the file: it had none, or blanks around it. */
  readonly renamed: boolean;
  /** R's `read.csv` takes the file apart in the same way. */
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
  // A nameless first column is what write.csv makes of row names; read.csv calls it X.
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
 * The separator that stands most often in the line of column names, outside quotes. (papaparse's own guess needs
 * several lines of equal length, and takes a short file for one column.)
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
 * Takes a CSV (or semicolon, tab or bar separated) file apart. Blank lines are passed over, as `read.csv` does.
 * Throws `invalid-input` that names the file, the line and what to do.
 */
export function csvRecords(bytes: Uint8Array, fileName: string): CsvRecords {
  const { text, encoding } = decodeText(bytes, fileName);
  const separator = separatorOf(text);
  const records = regularRecords(text, separator);
  let names: readonly string[] | null = null;
  const rows: (readonly string[])[] = [];
  let renamed = false;
  // One column: whether "" is a row or a blank line is for each program to say.
  let regular = records !== null && !(records[0]?.length === 1 && /^""\s*$/m.test(text));
  let line = 1;
  for (const cells of records ?? parsedRecords(text, separator, fileName)) {
    const blank = cells.length === 1 && cells[0]?.trim() === '';
    if (blank && cells[0] !== '') regular = false;
    if (!blank && names === null) {
      names = checkHeader(cells, fileName);
      // Line ends within a name are line feeds to R.
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

/** The records of a file with quotation marks in odd places. */
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
