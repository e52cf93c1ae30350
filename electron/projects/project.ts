import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { StudioError } from '../../shared/errors/studio-error';
import { asName, withEnding } from '../../shared/model/name-text';
import type { FailedFit, FitInfo, ModelDocument, ProjectState } from '../../shared/model/project';
import type { ColumnTypeSpec, ModelSpec } from '../../shared/model/spec';
import { sameTable, type Table } from '../../shared/model/table';
import { copyProject } from './copy-project';
import type { ImportedTable } from './csv-read';
import { checkedName, firstFree, idFrom } from './file-names';
import { itemWithId } from './items-by-id';
import { makeProject } from './make-project';
import { refuseConflict } from './model-conflict';
import { jsonIds, projectFolders, refuseLinks, removedIds } from './project-files';
import { projectFileIn, refuseFile } from './project-folder';
import { withProjectLock } from './project-lock';
import { ProjectLookup } from './project-lookup';
import { ChangeQueue, ProjectStore } from './project-store';
import type { ProjectContent } from './read-project';
import { sweepProject } from './sweep-project';

/** A fit has cost minutes or days, so saving it waits longest for the lock. */
const fitPatienceMs = 600_000;

/**
 * An open project. Every change is written to its folder before it shows. Other processes may change the same
 * project: each change holds the project's lock and is applied to the present content of the folder.
 */
export class Project extends ProjectLookup {
  private readonly changes = new ChangeQueue<ProjectState>(() => this.state());
  private constructor(store: ProjectStore) {
    super(store);
  }

  /** Makes a project in `root`, which must not hold one yet. See `makeProject` for its errors. */
  static async create(root: string, name: string): Promise<Project> {
    await makeProject(root, name);
    return Project.open(root);
  }

  /**
   * Opens the project in `root`. Files that cannot be read are listed as damaged and left alone. With the use
   * 'change', removes what killed processes left in the project; with 'read', changes nothing.
   */
  static async open(root: string, use: 'read' | 'change' = 'read'): Promise<Project> {
    const folders = projectFolders(root);
    refuseFile(root);
    if (projectFileIn(root) === null) {
      throw new StudioError('invalid-input', `There is no Brms Studio project in ${root}.`, {
        where: root,
        hint: 'Choose the folder that holds project.brmsproj.',
      });
    }
    await refuseLinks(folders);
    if (use === 'change') await sweepProject(folders);
    return new Project(await ProjectStore.open(folders));
  }

  /** From now on the project's content may run R. Writes an id if it has none, otherwise nothing. */
  trust(): Promise<string> {
    const mark = async (id: string) => {
      this.trusted = true;
      return id;
    };
    const { id } = this;
    if (id !== undefined) return this.changes.run(() => mark(id));
    return this.change(async () => {
      const { manifest } = this.content;
      const given = manifest.id ?? randomUUID();
      if (manifest.id === undefined) await this.store.writeManifest({ ...manifest, id: given });
      return mark(given);
    });
  }

  /** Returns the function that ends the subscription. */
  onChange(listener: (state: ProjectState) => void): () => void {
    return this.changes.listen(listener);
  }

  rename(name: string): Promise<void> {
    return this.change(() => this.store.writeManifest({ ...this.content.manifest, name: checkedName(name) }));
  }

  /**
   * Adds a data set; its id is a new R name made from `name`. If the project already has a data set with the same
   * values, that one is kept.
   */
  addDataset(name: string, source: string, table: Table | ImportedTable): Promise<string> {
    return this.change(async () => {
      const called = asName(name, 'data');
      const same = this.content.datasets.find((d) => d.name === called && sameTable(this.table(d.id), table));
      if (same) return same.id;
      const taken = new Set([...(await jsonIds(this.folders.data)), ...(await removedIds(this.folders))]);
      const id = idFrom(called, taken, 'data');
      await this.store.writeDataset(id, { name: called, source }, table);
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
      await this.store.retypeColumn(datasetId, columnName, type);
    });
  }

  removeDataset(id: string): Promise<void> {
    return this.change(async () => {
      const dataset = this.dataset(id);
      const users = this.content.models.filter((model) => model.datasetId === id);
      if (users.length > 0) {
        const names = users.map((model) => `“${model.name}”`).join(', ');
        throw new StudioError('invalid-input', `“${dataset.name}” is the data of ${names}.`, {
          hint: 'Remove those models first.',
        });
      }
      await this.store.trashDataset(id);
    });
  }

  addModel(name: string, datasetId: string, spec: ModelSpec): Promise<string> {
    return this.change(async () => {
      const checked = checkedName(name);
      this.dataset(datasetId);
      const taken = new Set([...(await jsonIds(this.folders.models)), ...(await removedIds(this.folders))]);
      const id = firstFree('model', '-', taken);
      const names = new Set(this.content.models.map((m) => m.name));
      await this.store.writeModel({ id, name: firstFree(checked, ' ', names, withEnding), datasetId, spec });
      return id;
    });
  }

  /**
   * Saves an existing model. If another process has removed it, throws `invalid-input` and it stays removed. If
   * another process has changed it, throws `invalid-input` and shows that change instead of overwriting it.
   */
  saveModel(model: Omit<ModelDocument, 'updatedAt'>): Promise<void> {
    return this.change(async (before) => {
      const isIt = ({ id }: ModelDocument) => id === model.id;
      const checked = { ...model, name: checkedName(model.name) };
      refuseConflict(before.models.find(isIt), this.content.models.find(isIt), checked);
      this.model(model.id);
      this.dataset(model.datasetId);
      await this.store.writeModel(checked);
    });
  }

  removeModel(id: string): Promise<void> {
    return this.change(async () => {
      this.model(id);
      await this.store.trashModel(id);
    });
  }

  /** Adds a fit whose folder is complete (see `fit-store`). */
  addFit(commit: (taken: ReadonlySet<string>) => Promise<FitInfo>): Promise<FitInfo> {
    return this.change(async () => {
      const fit = await commit(await this.takenFitIds());
      await this.store.takeFit(fit);
      return fit;
    }, fitPatienceMs);
  }

  /** Adds a failed fit, as `addFit` does. */
  addFailedFit(commit: (taken: ReadonlySet<string>) => Promise<FailedFit>): Promise<FailedFit> {
    return this.change(async () => {
      const fit = await commit(await this.takenFitIds());
      await this.store.takeFailedFit(fit);
      return fit;
    }, fitPatienceMs);
  }

  /** Removes a fit, also a failed one. */
  removeFit(id: string): Promise<void> {
    return this.change(async () => {
      const { fits, failedFits } = this.content;
      itemWithId<FitInfo | FailedFit>([...fits, ...failedFits], id, 'fit');
      await this.store.trashFit(id);
    });
  }

  /** Copies the project as it is on disk, while nothing changes it. See `copyProject` for its errors. */
  copyTo(target: string): Promise<void> {
    return this.changes.run(() => copyProject(this.path, target));
  }

  /** Settles when all changes so far are on disk. */
  settled(): Promise<void> {
    return this.changes.settled();
  }

  private async takenFitIds(): Promise<ReadonlySet<string>> {
    return new Set([...(await readdir(this.folders.fits)), ...(await removedIds(this.folders))]);
  }

  /** Calls `action` with the content that this process knew, and so showed, until now. */
  private change<T>(action: (before: ProjectContent) => Promise<T>, patienceMs?: number): Promise<T> {
    const make = async () => {
      const before = this.content;
      await this.store.renameFile();
      await this.store.refresh();
      return action(before);
    };
    return this.changes.run(() => withProjectLock(this.path, make, patienceMs));
  }
}
