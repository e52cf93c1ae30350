import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { StudioError } from '../../shared/errors/studio-error';
import type { FailedFit, FitInfo, ModelDocument } from '../../shared/model/project';
import type { ColumnTypeSpec } from '../../shared/model/spec';
import type { Column, Table } from '../../shared/model/table';
import { convertColumn } from './column-types';
import type { ImportedTable } from './csv-read';
import { type DatasetFile, readDatasetFile } from './dataset-file';
import { withItem } from './items-by-id';
import { writeJson } from './json-files';
import { fitInfoFiles, type Manifest, moveToTrash, type ProjectFolders } from './project-files';
import { projectFileIn } from './project-folder';
import { type DatasetContent, datasetInfo, type ProjectContent, readProject } from './read-project';
import { RememberedFiles } from './remembered-files';
import { retypeColumn, writeTable } from './table-files';
import { withWriteNote } from './write-note';

/**
 * The content of a project's folder as last read, and all methods that write there. Callers of these methods must
 * hold the project's lock. The content changes after the disk has.
 */
export class ProjectStore {
  private constructor(
    readonly folders: ProjectFolders,
    private readonly memory: RememberedFiles,
    private current: ProjectContent,
  ) {}

  static async open(folders: ProjectFolders): Promise<ProjectStore> {
    const memory = new RememberedFiles();
    return new ProjectStore(folders, memory, await readProject(folders, memory));
  }

  get content(): ProjectContent {
    return this.current;
  }

  /** Reads the changes of other processes. */
  async refresh(): Promise<void> {
    this.current = await readProject(this.folders, this.memory);
  }

  /** Renames the project file of an early version. */
  async renameFile(): Promise<void> {
    const file = projectFileIn(this.folders.root);
    if (file !== null && file !== this.folders.manifest) await rename(file, this.folders.manifest);
  }

  async writeManifest(manifest: Manifest): Promise<void> {
    await writeJson(this.folders.manifest, manifest);
    this.put({ manifest });
  }

  async writeDataset(
    id: string,
    { name, source }: { readonly name: string; readonly source: string },
    table: Table | ImportedTable,
  ): Promise<void> {
    const about = await writeTable(this.folders, id, table, { name, source });
    await this.takeDataset(id, about, { columns: table.columns, rowCount: table.rowCount });
  }

  /** The cells of an imported data set are read from its file again, because its numbers may have been rounded. */
  async retypeColumn(id: string, name: string, type: ColumnTypeSpec): Promise<void> {
    const table = this.current.tables.get(id);
    const dataset = this.current.datasets.find((known) => known.id === id);
    if (!table || !dataset) throw new StudioError('internal', `The data set “${id}” is not in memory.`);
    const replaced = (by: (column: Column) => Column): Table => ({
      ...table,
      columns: table.columns.map((column) => (column.name === name ? by(column) : column)),
    });
    const retyped = await retypeColumn(this.folders.data, id, name, type);
    if (retyped) {
      await this.takeDataset(
        id,
        retyped.about,
        replaced(() => retyped.column),
      );
    } else {
      await this.writeDataset(
        id,
        dataset,
        replaced((column) => convertColumn(column, type)),
      );
    }
  }

  async trashDataset(id: string): Promise<void> {
    const path = this.descriptionOf(id);
    const { file } = await readDatasetFile(path);
    await withWriteNote(this.folders, { id, files: [file], unused: 'trash' }, async () => {
      await moveToTrash(this.folders, path, `data ${id}.json`);
    });
    const tables = new Map(this.current.tables);
    tables.delete(id);
    this.put({ datasets: this.current.datasets.filter((dataset) => dataset.id !== id), tables });
  }

  async writeModel(given: Omit<ModelDocument, 'updatedAt'>): Promise<void> {
    const model: ModelDocument = { ...given, updatedAt: new Date().toISOString() };
    const path = join(this.folders.models, `${model.id}.json`);
    await writeJson(path, model);
    await this.memory.put(path, { item: model });
    this.put({ models: withItem(this.current.models, model) });
  }

  async trashModel(id: string): Promise<void> {
    await moveToTrash(this.folders, join(this.folders.models, `${id}.json`), `model ${id}.json`);
    this.put({ models: this.current.models.filter((model) => model.id !== id) });
  }

  /** Adds a fit whose folder is in place. */
  async takeFit(fit: FitInfo): Promise<void> {
    await this.memory.put(join(this.folders.fits, fit.id, fitInfoFiles.info), { item: fit });
    this.put({ fits: [...this.current.fits, fit] });
  }

  async takeFailedFit(fit: FailedFit): Promise<void> {
    await this.memory.put(join(this.folders.fits, fit.id, fitInfoFiles.failed), { item: fit });
    this.put({ failedFits: [...this.current.failedFits, fit] });
  }

  /** Removes a fit, also a failed one. */
  async trashFit(id: string): Promise<void> {
    await moveToTrash(this.folders, join(this.folders.fits, id), `fit ${id}`);
    const others = <T extends { readonly id: string }>(fits: readonly T[]) =>
      fits.filter((fit) => fit.id !== id);
    this.put({ fits: others(this.current.fits), failedFits: others(this.current.failedFits) });
  }

  private async takeDataset(id: string, about: DatasetFile, table: Table): Promise<void> {
    const found: DatasetContent = { info: await datasetInfo(id, about, table), table };
    await this.memory.put(this.descriptionOf(id), found);
    const tables = new Map(this.current.tables).set(id, table);
    this.put({ datasets: withItem(this.current.datasets, found.info), tables });
  }

  private descriptionOf(datasetId: string): string {
    return join(this.folders.data, `${datasetId}.json`);
  }

  private put(changed: Partial<ProjectContent>): void {
    this.current = { ...this.current, ...changed };
  }
}

/** Makes changes to one thing, one after the other, and gives listeners its state after each. */
export class ChangeQueue<State> {
  private readonly listeners = new Set<(state: State) => void>();
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly state: () => State) {}

  /** Returns the function that ends the subscription. */
  listen(listener: (state: State) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /**
   * Listeners are also called after a change that failed: it may have failed because the state had changed
   * meanwhile.
   */
  run<T>(change: () => Promise<T>): Promise<T> {
    const result = this.last.catch(() => undefined).then(change);
    this.last = result;
    return result.finally(() => {
      const state = this.state();
      for (const listener of this.listeners) listener(state);
    });
  }

  /** Settles when all changes so far have ended, with or without an error. */
  async settled(): Promise<void> {
    await this.last.catch(() => undefined);
  }
}
