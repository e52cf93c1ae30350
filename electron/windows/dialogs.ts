import { type BrowserWindow, dialog, type FileFilter, type OpenDialogOptions } from 'electron';
import type { FolderWish } from '../ipc/window-host';

const everything: FileFilter = { name: 'All files', extensions: ['*'] };
const project: FileFilter = { name: 'Brms Studio project', extensions: ['brmsproj'] };
const oldProject: FileFilter = { name: 'Project of an early version', extensions: ['json'] };
const data: FileFilter = { name: 'Data as text', extensions: ['csv', 'tsv', 'txt'] };

/** Chooses a project file. On a Mac one dialog can show both, so a folder can be chosen, too. */
export async function chooseProject(
  window: BrowserWindow,
  start: string,
  platform: NodeJS.Platform,
): Promise<string | null> {
  const chosen = await open(window, {
    title: 'Open a project',
    buttonLabel: 'Open',
    defaultPath: start,
    filters: [project, oldProject],
    properties: platform === 'darwin' ? ['openFile', 'openDirectory'] : ['openFile'],
  });
  return chosen[0] ?? null;
}

export function chooseDataFiles(window: BrowserWindow): Promise<readonly string[]> {
  return open(window, {
    title: 'Import data',
    buttonLabel: 'Import',
    filters: [data, everything],
    properties: ['openFile', 'multiSelections'],
  });
}

export async function chooseFolder(
  window: BrowserWindow,
  { title, start }: FolderWish,
): Promise<string | null> {
  const properties: OpenDialogOptions['properties'] = ['openDirectory', 'createDirectory'];
  const chosen = await open(window, { title, defaultPath: start, properties });
  return chosen[0] ?? null;
}

export async function chooseCopyPath(window: BrowserWindow, suggestion: string): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: 'Save a copy of the project',
    nameFieldLabel: 'Folder of the copy:',
    defaultPath: suggestion,
    properties: ['createDirectory'],
  });
  return canceled || filePath === '' ? null : filePath;
}

async function open(window: BrowserWindow, options: OpenDialogOptions): Promise<readonly string[]> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, options);
  return canceled ? [] : filePaths;
}
