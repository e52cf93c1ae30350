import { StudioError } from '../../shared/errors/studio-error';
import type { DatasetInfo, FitInfo, ModelDocument, ProjectState } from '../../shared/model/project';
import type { Table } from '../../shared/model/table';
import { itemWithId, sortedById } from './items-by-id';
import type { ModelData } from './model-data';
import type { ProjectFolders } from './project-files';
import type { ProjectStore } from './project-store';
import type { ProjectContent } from './read-project';

/** What is in an open project, from memory. Whoever asks for something that is not there gets `invalid-input`. */
export abstract class ProjectLookup {
  /** What is in it may run R. Nothing trusts a project by itself: `OpenProjects` does. */
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

  /** From before there were ids: none yet. */
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

  /** Throws `invalid-input` for one that there is not, and with its reason for one that failed. */
  fit(id: string): FitInfo {
    const failed = this.content.failedFits.find((fit) => fit.id === id);
    if (failed) {
      const { message, hint } = failed.error;
      throw new StudioError('invalid-input', `The fit “${id}” failed: ${message}`, { hint, where: id });
    }
    return itemWithId(this.content.fits, id, 'fit');
  }

  /** A data set's values with what is known of its columns. */
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
