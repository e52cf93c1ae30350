import { createHash } from 'node:crypto';
import { lstat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import Papa from 'papaparse';
import { StudioError } from '../../shared/errors/studio-error';
import type { ColumnRemark } from '../../shared/model/column-info';
import type { ColumnTypeSpec } from '../../shared/model/spec';
import { type Column, cellText, type Table } from '../../shared/model/table';
import { convertColumn } from './column-types';
import type { ImportedTable } from './csv-read';
import { type DatasetFile, readDatasetFile } from './dataset-file';
import { writeJson, writeWhole } from './json-files';
import { type NumberMarks, plainMarks, shownDecimals } from './number-marks';
import { readOrdinaryFile } from './ordinary-files';
import { pausesForOthers } from './pause-for-others';
import type { ProjectFolders } from './project-files';
import {
  columnWith,
  declareColumn,
  missingText,
  type TextColumn,
  tellingMarks,
  textColumn,
} from './read-columns';
import { withWriteNote } from './write-note';

/** A text for missing values that equals no cell. */
function missingToken(table: Table): string {
  const texts = new Set<string>();
  for (const column of table.columns) {
    if (column.kind === 'string') for (const value of column.values) if (value !== null) texts.add(value);
    if (column.kind === 'factor') for (const level of column.levels) texts.add(level);
  }
  let token = 'NA';
  while (texts.has(token)) token = `<${token}>`;
  return token;
}

/** About the largest size of a text. */
const mostCsvBytes = 512 * 2 ** 20;

/** A project of unknown origin may have a link with this name; the file would be written through it. */
async function removeLink(path: string): Promise<void> {
  const stats = await lstat(path).catch(() => null);
  if (stats?.isSymbolicLink()) await unlink(path);
}

/** The rows that are written at once. */
const chunkRows = 2000;

async function csvText(table: Table | ImportedTable, missing: string): Promise<string> {
  const pause = pausesForOthers();
  const cells = 'cells' in table ? table.cells : null;
  const cellOf = (column: Column, j: number, row: number) =>
    cells ? (cells[j]?.[row] ?? '') : (cellText(column, row) ?? missing);
  const chunks = [Papa.unparse([table.columns.map((column) => column.name)], { newline: '\n' })];
  for (let from = 0; from < table.rowCount; from += chunkRows) {
    await pause();
    const length = Math.min(chunkRows, table.rowCount - from);
    const rows = Array.from({ length }, (_, i) =>
      table.columns.map((column, j) => cellOf(column, j, from + i)),
    );
    chunks.push(Papa.unparse(rows, { newline: '\n' }));
  }
  return chunks.join('\n');
}

/**
 * Writes `table` as `<id>-<hash>.csv` and `<id>.json` in the project's data. Renaming the JSON file completes the
 * change. An imported table keeps its cells as in the imported file, so that they can be read as another kind
 * later.
 */
export async function writeTable(
  folders: ProjectFolders,
  id: string,
  table: Table | ImportedTable,
  about: { readonly name: string; readonly source: string },
): Promise<DatasetFile> {
  const imported = 'cells' in table ? table : null;
  const missing = imported ? missingText : missingToken(table);
  const csv = await csvText(table, missing);
  const hash = hashOf(csv);
  const folder = folders.data;
  const jsonPath = join(folder, `${id}.json`);
  const before = await readDatasetFile(jsonPath).catch(() => null);
  const file = `${id}-${hash}.csv`;
  const content: DatasetFile = {
    format: 'brms-studio-dataset',
    version: imported ? 2 : 1,
    name: about.name,
    source: about.source,
    file,
    missing,
    rows: table.rowCount,
    ...(imported && { separator: imported.separator }),
    columns: table.columns.map((column, j) => describe(column, imported?.marks[j], imported?.remarks[j])),
  };
  const files = [...new Set([file, ...(before ? [before.file] : [])])];
  await withWriteNote(folders, { id, files, unused: 'remove' }, async () => {
    await removeLink(join(folder, file));
    await writeWhole(join(folder, file), csv);
    await writeJson(jsonPath, content);
  });
  return content;
}

type ColumnDescription = DatasetFile['columns'][number];

function describe(
  column: Column,
  marks: NumberMarks | undefined,
  remark: ColumnRemark | undefined,
): ColumnDescription {
  const plain = !marks || (marks.decimal === '.' && marks.group === '');
  return {
    name: column.name,
    kind: column.kind,
    ...(column.kind === 'factor' && { levels: [...column.levels], ordered: column.ordered }),
    ...(!plain && { marks: marks as ColumnDescription['marks'] }),
    ...(remark && { remark }),
  };
}

/**
 * Reads a column of an imported data set as another kind, from its cells in the file, and saves that. Null for a
 * data set that was not imported. Throws `invalid-input` if a cell does not fit.
 */
export async function retypeColumn(
  folder: string,
  id: string,
  name: string,
  type: ColumnTypeSpec,
): Promise<{ readonly about: DatasetFile; readonly column: Column } | null> {
  const { about, rows } = await readRows(folder, id);
  if (about.separator === undefined) return null;
  const { separator } = about;
  const at = about.columns.findIndex((column) => column.name === name);
  // The columns that are numbers, and this one, show how the file writes numbers.
  const texts = about.columns.map((column, j) =>
    textColumn(
      column.name,
      rows.map((row) => row[j] ?? ''),
      j === at ? undefined : column,
    ),
  );
  const hints = {
    separator,
    decimals: shownDecimals(texts.map((text) => tellingMarks(text, separator))),
  };
  const text = texts[at] as TextColumn;
  const before = about.columns[at];
  // A factor that stays a factor keeps its levels.
  const kept = type.kind === 'factor' && before?.kind === 'factor' ? { levels: before.levels } : {};
  const { column, marks, remark } = declareColumn(text, { ...kept, ...type }, hints);
  const columns = about.columns.with(at, describe(column, marks, remark));
  const changed = { ...about, columns };
  await writeJson(join(folder, `${id}.json`), changed);
  return { about: changed, column };
}

/** The inverse of `writeTable`. Throws `invalid-input` that names the damaged file. */
export async function readTable(folder: string, id: string): Promise<{ about: DatasetFile; table: Table }> {
  const { about, rows } = await readRows(folder, id);
  return { about, table: await ownTable(rows, about) };
}

async function readRows(folder: string, id: string): Promise<{ about: DatasetFile; rows: string[][] }> {
  const about = await readDatasetFile(join(folder, `${id}.json`));
  const path = join(folder, about.file);
  const bytes = await readOrdinaryFile(path, mostCsvBytes);
  return { about, rows: ownRows(ownText(bytes, about), about, path) };
}

/** The text of the file. Restores line ends that another program (git, an editor) has changed. */
function ownText(bytes: Uint8Array, about: DatasetFile): string {
  const text = new TextDecoder().decode(bytes);
  if (!text.includes('\r\n') || about.file.includes(hashOf(text))) return text;
  const restored = text.replaceAll('\r\n', '\n');
  return about.file.includes(hashOf(restored.replace(/\n$/, ''))) || about.file.includes(hashOf(restored))
    ? restored
    : text;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

/** The cells of a file of `writeTable`: nothing is guessed or skipped. */
function ownRows(text: string, about: DatasetFile, path: string): string[][] {
  const { data } = Papa.parse<string[]>(text, { delimiter: ',', newline: '\n' });
  const rows = data.slice(1);
  // An editor may have added a line end at the end of the file.
  if (rows.length === about.rows + 1 && rows.at(-1)?.length === 1 && rows.at(-1)?.[0] === '') rows.pop();
  const width = about.columns.length;
  if (rows.length !== about.rows || rows.some((row) => row.length !== width)) {
    const odd = rows.findIndex((row) => row.length !== width);
    const found =
      rows.length !== about.rows
        ? `expected ${about.rows} rows, found ${rows.length}`
        : `expected ${width} columns in row ${odd + 1}, found ${rows[odd]?.length}`;
    const message = `The data file ${path} is damaged: ${found}.`;
    throw new StudioError('invalid-input', message, {
      hint: 'Put the file back, or import the data again.',
      where: path,
    });
  }
  return rows;
}

async function ownTable(rows: readonly string[][], about: DatasetFile): Promise<Table> {
  const pause = pausesForOthers();
  const columns: Column[] = [];
  for (const [j, { name, marks, remark, ...type }] of about.columns.entries()) {
    await pause();
    const cells = rows.map((row) => row[j] ?? '');
    if (about.separator !== undefined) {
      columns.push(columnWith(name, cells, type, marks ?? plainMarks));
    } else {
      const values = cells.map((cell) => (cell === about.missing ? null : cell));
      columns.push(convertColumn({ kind: 'string', name, values }, type));
    }
  }
  return { columns, rowCount: rows.length };
}
