import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { StudioError } from '../../shared/errors/studio-error';
import { asName, withEnding } from '../../shared/model/name-text';
import type { FailedFit, FitInfo, ModelDocument, ProjectState } from '../../shared/model/project';
import type { ColumnTypeSpec, ModelSpec } from '../../shared/model/spec';
import { sameTable, type Table } from '../../shared/model/table';
import { ChangeQueue } from './change-queue';
import { copyProject } from './copy-project';
import type { ImportedTable } from './csv-read';
import { itemWithId } from './items-by-id';
import { makeProject } from './make-project';
import { refuseConflict } from './model-conflict';
import { checkedName, firstFree, idFrom } from './names';
import { jsonIds, projectFolders, refuseLinks, removedIds } from './project-files';
import { withProjectLock } from './project-lock';
import { ProjectLookup } from './project-lookup';
import { projectFileIn, refuseFile } from './project-place';
import { ProjectStore } from './project-store';
import type { ProjectContent } from './read-project';
import { sweepProject } from './sweep-project';

/** A fit has cost minutes or days: it waits longer for its turn than anything else. */
const fitPatienceMs = 600_000;

/**
 * An open project: every change is written to its folder before it shows. Other processes may change the same project:
 * each change is made under the project's lock, on top of what is in the folder by then.
 */
export class Project extends ProjectLookup {
  private readonly changes = new ChangeQueue<ProjectState>(() => this.state());
  private constructor(store: ProjectStore) {
    super(store);
  }

  /** Makes a new project in `root`, which must not hold one yet; see `makeProject` for what it throws. */
  static async create(root: string, name: string): Promise<Project> {
    await makeProject(root, name);
    return Project.open(root);
  }

  /**
   * Opens the project in `root`. Single files that cannot be read are listed as damaged, and left alone. Opened
   * for a change (`use`), the project is also rid of what killed processes left in it; opened to be read, nothing changes.
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

  /** From now on what is in it may run R. Gives it an id where it has none; else nothing is written. */
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

  /** Adds a data set; its id is a fresh R name made from `name`. One that is there already, value by value, is kept. */
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
   * Saves a model that is there. Throws `invalid-input` where another process has removed it meanwhile, which stays so,
   * or has changed it to something else, which is then shown and not overwritten unseen.
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

  /** Takes in a fit whose folder is complete (see `fit-store`). */
  addFit(commit: (taken: ReadonlySet<string>) => Promise<FitInfo>): Promise<FitInfo> {
    return this.change(async () => {
      const fit = await commit(await this.takenFitIds());
      await this.store.takeFit(fit);
      return fit;
    }, fitPatienceMs);
  }

  /** Takes in a fit that failed, as `addFit` does. */
  addFailedFit(commit: (taken: ReadonlySet<string>) => Promise<FailedFit>): Promise<FailedFit> {
    return this.change(async () => {
      const fit = await commit(await this.takenFitIds());
      await this.store.takeFailedFit(fit);
      return fit;
    }, fitPatienceMs);
  }

  /** Removes a fit, or what is kept of one that failed. */
  removeFit(id: string): Promise<void> {
    return this.change(async () => {
      const { fits, failedFits } = this.content;
      itemWithId<FitInfo | FailedFit>([...fits, ...failedFits], id, 'fit');
      await this.store.trashFit(id);
    });
  }

  /** Copies the project as it stands on disk, while nothing changes it; see `copyProject` for what it throws. */
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

  /** `action` is given what this process has known, and so shown, until now. */
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
