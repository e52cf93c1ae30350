import { type ImportedTable, readCsv } from './csv-read';
import { stemOf } from './file-names';
import type { Project } from './project';

export interface DataFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

export interface ReadFile {
  readonly fileName: string;
  readonly table: ImportedTable;
}

/**
 * Reads all files before any of them is kept. `onColumn` is called with the number of columns read, and their
 * total number.
 */
export async function readFiles(
  files: readonly DataFile[],
  signal: AbortSignal,
  onColumn?: (read: number, of: number) => void,
): Promise<readonly ReadFile[]> {
  const read: ReadFile[] = [];
  for (const { fileName, bytes } of files) {
    read.push({ fileName, table: await readCsv(bytes, fileName, {}, signal, onColumn) });
  }
  return read;
}

/** Adds the files to a project as data sets; returns the ids. */
export async function addFiles(project: Project, files: readonly ReadFile[]): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const { fileName, table } of files) {
    ids.push(await project.addDataset(stemOf(fileName), `file:${fileName}`, table));
  }
  return ids;
}
