/** What was dropped on the window. */
export interface DroppedItems {
  /** Data, to be imported. */
  readonly files: readonly File[];
  /** Projects by the name that they were dropped by; `file` is the project file's text, null where there is none. */
  readonly projects: readonly { readonly name: string; readonly file: string | null }[];
}

const projectFiles = ['project.brmsproj', 'project.json'];

/** Sorts what a drop brings: folders are taken for projects. Must be called while the drop's event is handled. */
export async function readDroppedItems(transfer: DataTransfer): Promise<DroppedItems> {
  // The list is empty once the event is over.
  const items = [...transfer.items].filter(({ kind }) => kind === 'file');
  const held = items.map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  const files: File[] = [];
  const projects: { name: string; file: string | null }[] = [];
  for (const { entry, file } of held) {
    if (isFolder(entry)) projects.push({ name: entry.name, file: await projectFileIn(entry) });
    else if (file && isProjectFile(file.name)) projects.push({ name: file.name, file: await file.text() });
    else if (file) files.push(file);
  }
  return { files, projects };
}

function isProjectFile(name: string): boolean {
  return projectFiles.includes(name) || name.endsWith('.brmsproj');
}

function isFolder(entry: FileSystemEntry | null): entry is FileSystemDirectoryEntry {
  return entry?.isDirectory ?? false;
}

async function projectFileIn(folder: FileSystemDirectoryEntry): Promise<string | null> {
  for (const name of projectFiles) {
    const file = await fileIn(folder, name);
    if (file) return file.text();
  }
  return null;
}

function fileIn(folder: FileSystemDirectoryEntry, name: string): Promise<File | null> {
  return new Promise((resolve) => {
    const none = () => resolve(null);
    folder.getFile(name, {}, (entry) => (entry as FileSystemFileEntry).file(resolve, none), none);
  });
}
