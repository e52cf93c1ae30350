import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type {
  DamagedEntry,
  DatasetInfo,
  FitInfo,
  ModelDocument,
  ProjectState,
} from '../../shared/contract/project';
import { StudioError } from '../../shared/errors/studio-error';
import type { ColumnTypeSpec, ModelSpec } from '../../shared/model/spec';
import { sameTable, type Table } from '../../shared/model/table';
import { Changes } from './changes';
import { convertColumn } from './column-types';
import { copyProject } from './copy-project';
import { byId, found, withItem } from './items';
import type { ModelData } from './model-data';
import { firstFree, idFrom } from './names';
import {
  jsonIds,
  type Manifest,
  moveToTrash,
  newManifest,
  type ProjectFolders,
  projectFolders,
  removedIds,
} from './project-files';
import { projectFileIn } from './project-place';
import { datasetInfo, readProject } from './read-project';
import { readDatasetFile, writeTable } from './table-files';
import { writeJson } from './whole-files';

/** An open project: its state in memory, every change written to its folder before it shows. */
export class Project {
  private readonly changes = new Changes<ProjectState>(() => this.state());
  /** What is in it may run R. Nothing trusts a project by itself: `OpenProjects` does. */
  private trusted = false;

  private constructor(
    readonly folders: ProjectFolders,
    private manifest: Manifest,
    private datasets: readonly DatasetInfo[],
    private readonly tables: Map<string, Table>,
    private models: readonly ModelDocument[],
    private fits: readonly FitInfo[],
    private readonly damaged: readonly DamagedEntry[],
  ) {}

  /** Makes a new project in `root`, which must not hold one yet. */
  static async create(root: string, name: string): Promise<Project> {
    const folders = projectFolders(root);
    if (projectFileIn(root) !== null) {
      throw new StudioError('invalid-input', `There is a project in ${root} already.`, {
        where: root,
        hint: 'Open it, or choose another name.',
      });
    }
    for (const folder of [folders.data, folders.models, folders.fits])
      await mkdir(folder, { recursive: true });
    await writeJson(folders.manifest, newManifest(name));
    return Project.open(root);
  }

  /** Opens the project in `root`. Single files that cannot be read are listed as damaged, and left alone. */
  static async open(root: string): Promise<Project> {
    const folders = projectFolders(root);
    if (projectFileIn(root) === null) {
      throw new StudioError('invalid-input', `There is no Brms Studio project in ${root}.`, {
        where: root,
        hint: 'Choose the folder that holds project.brmsproj.',
      });
    }
    const { manifest, datasets, tables, models, fits, damaged } = await readProject(folders);
    return new Project(folders, manifest, datasets, tables, models, fits, damaged);
  }

  get path(): string {
    return this.folders.root;
  }

  state(): ProjectState {
    const { path, trusted, fits, damaged } = this;
    const datasets = byId(this.datasets);
    return { path, name: this.manifest.name, trusted, datasets, models: byId(this.models), fits, damaged };
  }

  /** From before there were ids: none yet. */
  get id(): string | undefined {
    return this.manifest.id;
  }

  get isTrusted(): boolean {
    return this.trusted;
  }

  /** From now on what is in it may run R. Gives it an id where it has none. */
  trust(): Promise<string> {
    return this.change(async () => {
      const id = this.manifest.id ?? randomUUID();
      if (this.manifest.id === undefined) await this.storeManifest({ ...this.manifest, id });
      this.trusted = true;
      return id;
    });
  }

  /** Returns the function that ends the subscription. */
  onChange(listener: (state: ProjectState) => void): () => void {
    return this.changes.listen(listener);
  }

  rename(name: string): Promise<void> {
    return this.change(() => this.storeManifest({ ...this.manifest, name }));
  }

  dataset(id: string): DatasetInfo {
    return found(this.datasets, id, 'data set');
  }
  model(id: string): ModelDocument {
    return found(this.models, id, 'model');
  }
  fit(id: string): FitInfo {
    return found(this.fits, id, 'fit');
  }
  /** A data set's values with what is known of its columns. */
  data(datasetId: string): ModelData {
    return { table: this.table(datasetId), columns: this.dataset(datasetId).columns };
  }
  table(datasetId: string): Table {
    const table = this.tables.get(this.dataset(datasetId).id);
    if (!table) throw new StudioError('internal', `The data set “${datasetId}” is not in memory.`);
    return table;
  }

  /** Adds a data set; its id is a fresh R name made from `name`. One that is there already, value by value, is kept. */
  addDataset(name: string, source: string, table: Table): Promise<string> {
    return this.change(async () => {
      const same = this.datasets.find((d) => d.name === name && sameTable(this.table(d.id), table));
      if (same) return same.id;
      const taken = new Set([...(await jsonIds(this.folders.data)), ...(await removedIds(this.folders))]);
      const id = idFrom(name, taken, 'data');
      await this.storeTable(id, { name, source }, table);
      return id;
    });
  }

  setColumnKind(datasetId: string, columnName: string, type: ColumnTypeSpec): Promise<void> {
    return this.change(async () => {
      const dataset = this.dataset(datasetId);
      const table = this.table(datasetId);
      if (!table.columns.some((column) => column.name === columnName)) {
        throw new StudioError('invalid-input', `“${dataset.name}” has no column “${columnName}”.`, {
          where: columnName,
        });
      }
      const columns = table.columns.map((c) => (c.name === columnName ? convertColumn(c, type) : c));
      await this.storeTable(datasetId, dataset, { ...table, columns });
    });
  }

  removeDataset(id: string): Promise<void> {
    return this.change(async () => {
      const dataset = this.dataset(id);
      const users = this.models.filter((model) => model.datasetId === id).map((model) => `“${model.name}”`);
      if (users.length > 0) {
        throw new StudioError('invalid-input', `“${dataset.name}” is the data of ${users.join(', ')}.`, {
          hint: 'Remove those models first.',
        });
      }
      const { file } = await readDatasetFile(join(this.folders.data, `${id}.json`));
      for (const name of [`${id}.json`, file]) {
        await moveToTrash(this.folders, join(this.folders.data, name), `data ${name}`);
      }
      this.datasets = this.datasets.filter((d) => d.id !== id);
      this.tables.delete(id);
    });
  }

  addModel(name: string, datasetId: string, spec: ModelSpec): Promise<string> {
    return this.change(async () => {
      this.dataset(datasetId);
      const taken = new Set([...(await jsonIds(this.folders.models)), ...(await removedIds(this.folders))]);
      const id = firstFree('model', '-', taken);
      const freeName = firstFree(name, ' ', new Set(this.models.map((m) => m.name)));
      await this.storeModel({ id, name: freeName, datasetId, spec, updatedAt: new Date().toISOString() });
      return id;
    });
  }

  saveModel(model: Omit<ModelDocument, 'updatedAt'>): Promise<void> {
    return this.change(async () => {
      this.model(model.id);
      this.dataset(model.datasetId);
      await this.storeModel({ ...model, updatedAt: new Date().toISOString() });
    });
  }

  removeModel(id: string): Promise<void> {
    return this.change(async () => {
      this.model(id);
      await moveToTrash(this.folders, join(this.folders.models, `${id}.json`), `model ${id}.json`);
      this.models = this.models.filter((m) => m.id !== id);
    });
  }

  /** Takes in a fit whose folder is complete (see `fit-store`). */
  addFit(commit: (taken: ReadonlySet<string>) => Promise<FitInfo>): Promise<FitInfo> {
    return this.change(async () => {
      const fits = await readdir(this.folders.fits);
      const fit = await commit(new Set([...fits, ...(await removedIds(this.folders))]));
      this.fits = [...this.fits, fit];
      return fit;
    });
  }

  removeFit(id: string): Promise<void> {
    return this.change(async () => {
      this.fit(id);
      await moveToTrash(this.folders, join(this.folders.fits, id), `fit ${id}`);
      this.fits = this.fits.filter((f) => f.id !== id);
    });
  }

  /** Copies the project as it stands on disk, while nothing changes it; see `copyProject` for what it throws. */
  copyTo(target: string): Promise<void> {
    return this.change(() => copyProject(this.path, target));
  }

  /** Settles when all changes so far are on disk. */
  settled(): Promise<void> {
    return this.changes.settled();
  }

  private async storeManifest(manifest: Manifest): Promise<void> {
    await writeJson(this.folders.manifest, manifest);
    this.manifest = manifest;
  }

  private async storeTable(id: string, about: { name: string; source: string }, table: Table): Promise<void> {
    await writeTable(this.folders.data, id, table, { name: about.name, source: about.source });
    const info = await datasetInfo(id, about, table);
    this.datasets = withItem(this.datasets, info);
    this.tables.set(id, table);
  }

  private async storeModel(model: ModelDocument): Promise<void> {
    await writeJson(join(this.folders.models, `${model.id}.json`), model);
    this.models = withItem(this.models, model);
  }

  /** A project from before its file had its present name gets that with its first change. */
  private async renameFile(): Promise<void> {
    const file = projectFileIn(this.path);
    if (file !== null && file !== this.folders.manifest) await rename(file, this.folders.manifest);
  }

  private change<T>(action: () => Promise<T>): Promise<T> {
    return this.changes.run(() => this.renameFile().then(action));
  }
}
