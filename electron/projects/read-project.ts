import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { asStudioError } from '../../shared/errors/studio-error';
import { type ColumnInfo, describeColumn } from '../../shared/model/column-info';
import type {
  DamagedEntry,
  DatasetInfo,
  FailedFit,
  FitInfo,
  ModelDocument,
} from '../../shared/model/project';
import type { Table } from '../../shared/model/table';
import type { DatasetFile } from './dataset-file';
import { readOrdinaryJson } from './ordinary-files';
import { pausesForOthers } from './pause-for-others';
import {
  failedFitFile,
  fitFile,
  fitInfoFiles,
  jsonIds,
  type Manifest,
  manifestFile,
  modelFile,
  type ProjectFolders,
  readAll,
  refuseLinks,
} from './project-files';
import { projectFileIn } from './project-folder';
import type { RememberedFiles } from './remembered-files';
import { readTable } from './table-files';

/** The content of a project's folder, without draws and R objects, which are read on demand. */
export interface ProjectContent {
  readonly manifest: Manifest;
  readonly datasets: readonly DatasetInfo[];
  readonly tables: Map<string, Table>;
  readonly models: readonly ModelDocument[];
  /** Oldest first. */
  readonly fits: readonly FitInfo[];
  /** Oldest first. */
  readonly failedFits: readonly FailedFit[];
  readonly damaged: readonly DamagedEntry[];
}

/**
 * Reads a project; files that `memory` knows are read again only if they changed. Throws `invalid-input` if the
 * project file is damaged or a folder is a link. Other files that cannot be read are listed as damaged and left
 * alone.
 */
export async function readProject(folders: ProjectFolders, memory: RememberedFiles): Promise<ProjectContent> {
  await refuseLinks(folders);
  const manifest = await readOrdinaryJson(projectFileIn(folders.root) ?? folders.manifest, manifestFile);
  const models = await readAll(
    memory,
    (await jsonIds(folders.models)).map((id) => ({ id, path: join(folders.models, `${id}.json`) })),
    modelFile,
  );
  const fitIds = (await readdir(folders.fits).catch(() => [])).filter((name) => !name.startsWith('.'));
  const isFailed = (id: string) =>
    existsSync(join(folders.fits, id, fitInfoFiles.failed)) &&
    !existsSync(join(folders.fits, id, fitInfoFiles.info));
  const failed = await readAll(
    memory,
    fitIds.filter(isFailed).map((id) => ({ id, path: join(folders.fits, id, fitInfoFiles.failed) })),
    failedFitFile,
  );
  const fits = await readAll(
    memory,
    fitIds
      .filter((id) => !isFailed(id))
      .map((id) => ({ id, path: join(folders.fits, id, fitInfoFiles.info) })),
    fitFile,
  );
  const damaged = [...models.damaged, ...fits.damaged, ...failed.damaged];
  const tables = new Map<string, Table>();
  const datasets: DatasetInfo[] = [];
  for (const id of await jsonIds(folders.data)) {
    const path = join(folders.data, `${id}.json`);
    const found = await memory.get(path, () => readDataset(folders, id, path));
    if ('message' in found) {
      damaged.push(found);
    } else {
      tables.set(id, found.table);
      datasets.push(found.info);
    }
  }
  const byDate = <T extends { readonly createdAt: string }>(items: readonly T[]) =>
    [...items].sort((a, b) => a.createdAt.localeCompare(b.createdAt));
  return {
    ...{ manifest, datasets, tables, models: models.good, damaged },
    ...{ fits: byDate(fits.good), failedFits: byDate(failed.good) },
  };
}

/** A data set in memory. */
export interface DatasetContent {
  readonly info: DatasetInfo;
  readonly table: Table;
}

async function readDataset(
  folders: ProjectFolders,
  id: string,
  path: string,
): Promise<DatasetContent | DamagedEntry> {
  try {
    const { about, table } = await readTable(folders.data, id);
    return { info: await datasetInfo(id, about, table), table };
  } catch (error) {
    return { path, message: asStudioError(error).message };
  }
}

/** The facts about a data set for the screen. */
export async function datasetInfo(id: string, about: DatasetFile, table: Table): Promise<DatasetInfo> {
  const pause = pausesForOthers();
  const columns: ColumnInfo[] = [];
  for (const [j, column] of table.columns.entries()) {
    await pause();
    const remark = about.columns[j]?.remark;
    columns.push({ ...describeColumn(column, table.rowCount), ...(remark && { remark }) });
  }
  return {
    id,
    name: about.name,
    source: about.source,
    rowCount: table.rowCount,
    columns,
  };
}
