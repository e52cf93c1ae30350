import { StudioError } from '../../shared/errors/studio-error';
import type { DatasetInfo, FitInfo, ModelDocument, ProjectState } from '../../shared/model/project';
import type { Table } from '../../shared/model/table';
import { itemWithId, sortedById } from './items-by-id';
import type { ModelData } from './model-data';
import type { ProjectFolders } from './project-files';
import type { ProjectStore } from './project-store';
import type { ProjectContent } from './read-project';

/** The content of an open project, from memory. Asking for an item that does not exist throws `invalid-input`. */
export abstract class ProjectLookup {
  /** True if the content may run R. Only `OpenProjects` sets it. */
  protected trusted = false;

  protected constructor(protected readonly store: ProjectStore) {}

  get folders(): ProjectFolders {
    return this.store.folders;
  }

  get path(): string {
    return this.folders.root;
  }

  state(): ProjectState {
    const { path, trusted } = this;
    const { manifest, datasets, models, fits, failedFits, damaged } = this.content;
    const sorted = { datasets: sortedById(datasets), models: sortedById(models) };
    return { path, name: manifest.name, trusted, ...sorted, fits, failedFits, damaged };
  }

  /** Null for projects of early versions. */
  get id(): string | undefined {
    return this.content.manifest.id;
  }

  get isTrusted(): boolean {
    return this.trusted;
  }

  dataset(id: string): DatasetInfo {
    return itemWithId(this.content.datasets, id, 'data set');
  }

  model(id: string): ModelDocument {
    return itemWithId(this.content.models, id, 'model');
  }

  /** The fit with that id. Throws `invalid-input` if it does not exist, or if it failed, with the reason. */
  fit(id: string): FitInfo {
    const failed = this.content.failedFits.find((fit) => fit.id === id);
    if (failed) {
      const { message, hint } = failed.error;
      throw new StudioError('invalid-input', `The fit “${id}” failed: ${message}`, { hint, where: id });
    }
    return itemWithId(this.content.fits, id, 'fit');
  }

  /** The values of a data set, and the facts about its columns. */
  data(datasetId: string): ModelData {
    return { table: this.table(datasetId), columns: this.dataset(datasetId).columns };
  }

  table(datasetId: string): Table {
    const table = this.content.tables.get(this.dataset(datasetId).id);
    if (!table) throw new StudioError('internal', `The data set “${datasetId}” is not in memory.`);
    return table;
  }

  protected get content(): ProjectContent {
    return this.store.content;
  }
}
