import { randomUUID } from 'node:crypto';
import { readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { asStudioError, errorCodes, StudioError } from '../../shared/errors/studio-error';
import { nameFault } from '../../shared/model/name-text';
import type { DamagedEntry, FailedFit, FitInfo, ModelDocument } from '../../shared/model/project';
import { modelSpec } from '../../shared/model/spec';
import { makeFolders } from '../files/make-folders';
import { readOrdinaryJson, refuseLinkedFolder } from './ordinary-files';
import { projectFileName } from './project-folder';
import type { RememberedFiles } from './remembered-files';

/** The folders and files of a project. All content is text or a documented binary format. */
export interface ProjectFolders {
  readonly root: string;
  readonly manifest: string;
  readonly data: string;
  readonly models: string;
  readonly fits: string;
  /** What was removed. The app never reads it. */
  readonly trash: string;
}

export function projectFolders(root: string): ProjectFolders {
  return {
    root,
    manifest: join(root, projectFileName),
    data: join(root, 'data'),
    models: join(root, 'models'),
    fits: join(root, 'fits'),
    trash: join(root, 'trash'),
  };
}

/** The files in a fit's folder that describe the fit or, for a failed fit, its reason. */
export const fitInfoFiles = { info: 'fit.json', failed: 'failed.json' } as const;

export const manifestFile = z.object({
  format: z.literal('brms-studio-project'),
  version: z.literal(1),
  /** A random text that tells this project from another one at the same path. Projects of early versions have none. */
  id: z.string().max(100).optional(),
  name: z.string(),
  createdAt: z.string(),
});
export type Manifest = z.infer<typeof manifestFile>;

/** The manifest of a new project. */
export function newManifest(name: string): Manifest {
  const createdAt = new Date().toISOString();
  return { format: 'brms-studio-project', version: 1, id: randomUUID(), name, createdAt };
}

/** Early versions allowed any text as the name in a spec. An invalid one must not make the file a damaged one. */
const storedSpec = z.preprocess((spec) => {
  if (typeof spec !== 'object' || spec === null || !('name' in spec)) return spec;
  const { name, ...others } = spec;
  return typeof name === 'string' && nameFault(name) !== null ? others : spec;
}, modelSpec);

export const modelFile: z.ZodType<ModelDocument> = z.object({
  id: z.string(),
  name: z.string(),
  datasetId: z.string(),
  spec: storedSpec,
  updatedAt: z.string(),
});

export const fitFile: z.ZodType<FitInfo> = z.object({
  id: z.string(),
  modelId: z.string(),
  modelName: z.string(),
  datasetId: z.string(),
  spec: storedSpec,
  createdAt: z.string(),
  seconds: z.object({ compile: z.number(), sample: z.number(), total: z.number() }),
  compiled: z.enum(['reused', 'compiled']),
  chains: z.int().min(1),
  lostChains: z.array(z.object({ chain: z.int(), reason: z.string() })).optional(),
  drawsPerChain: z.int().min(1),
  variableCount: z.int().min(0),
  divergences: z.int(),
  maxTreedepthHits: z.int(),
  // JSON has no NaN, so an undefined E-BFMI of a chain is null on disk.
  ebfmi: z.array(
    z
      .number()
      .nullable()
      .transform((value) => value ?? Number.NaN),
  ),
  warnings: z.array(z.string()),
  versions: z.record(z.string(), z.string()),
  call: z.string(),
  bytes: z.number(),
});

/** JSON omits missing properties, which is the same as undefined. */
export const failedFitFile: z.ZodType<FailedFit> = z.object({
  id: z.string(),
  modelId: z.string(),
  modelName: z.string(),
  datasetId: z.string(),
  spec: storedSpec,
  createdAt: z.string(),
  environment: z.string(),
  error: z
    .object({
      code: z.enum(errorCodes),
      message: z.string(),
      hint: z.string().optional(),
      condition: z
        .object({
          message: z.string(),
          classes: z.array(z.string()),
          call: z.string().nullable(),
          traceback: z.array(z.string()),
        })
        .optional(),
    })
    .transform(({ hint, condition, ...error }) => ({
      ...error,
      ...(hint !== undefined && { hint }),
      ...(condition && { condition: { ...condition, parents: [] } }),
    })),
});

/** Throws `invalid-input` if a folder of the project is a link: files would be written elsewhere. */
export async function refuseLinks({ data, models, fits, trash }: ProjectFolders): Promise<void> {
  for (const folder of [data, models, fits, trash]) await refuseLinkedFolder(folder);
}

/** The ids of the `<id>.json` files in a folder. */
export async function jsonIds(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  return names
    .filter((name) => name.endsWith('.json') && !name.startsWith('.'))
    .map((name) => name.slice(0, -5))
    .sort();
}

/** All items whose files can be read, and what is wrong with the others. The id in a file must match its name. */
export async function readAll<T extends { readonly id: string }>(
  memory: RememberedFiles,
  places: readonly { readonly id: string; readonly path: string }[],
  schema: z.ZodType<T>,
): Promise<{ good: T[]; damaged: DamagedEntry[] }> {
  const good: T[] = [];
  const damaged: DamagedEntry[] = [];
  for (const { id, path } of places) {
    const found = await memory.get(path, () => readItem(id, path, schema));
    if ('message' in found) damaged.push(found);
    else good.push(found.item);
  }
  return { good, damaged };
}

async function readItem<T extends { readonly id: string }>(
  id: string,
  path: string,
  schema: z.ZodType<T>,
): Promise<{ readonly item: T } | DamagedEntry> {
  try {
    const item = await readOrdinaryJson(path, schema);
    if (item.id === id) return { item };
    throw new StudioError('invalid-input', `The file ${path} is damaged: it calls itself “${item.id}”.`);
  } catch (error) {
    return { path, message: asStudioError(error).message };
  }
}

/** The ids of removed items. They are never used again, because saved fits name their models and data. */
export async function removedIds(folders: ProjectFolders): Promise<readonly string[]> {
  const names = await readdir(folders.trash).catch(() => []);
  return names.map((name) => (name.split(' ').at(-1) ?? '').replace(/\.json$/, ''));
}

/** Moves `path` into the project's trash, under a new name, which is returned. */
export async function moveToTrash(folders: ProjectFolders, path: string, label: string): Promise<string> {
  makeFolders(folders.trash);
  const stamp = new Date().toISOString().replace(/[:.]/g, '-');
  const target = join(folders.trash, `${stamp} ${label}`);
  await rename(path, target);
  return target;
}
