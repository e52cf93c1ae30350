import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identityText } from '../files/process-identity';
import { cachedModels, moveModels, sweepCache } from './cached-models';

/** The place of a compiled model, which is not changed until it is released. */
export interface HeldModel {
  /** rstan's file; cmdstanr's folder has its name without ".rds". */
  readonly file: string;
  readonly release: () => Promise<void>;
}

/** The present folder of the cache, and the most bytes that it may have. */
export interface CachePlace {
  readonly folder: string;
  readonly limit: number;
}

/**
 * Compiled Stan programs, in `models` below the cache folder. Above the limit, the models that were used longest ago
 * are removed, but never those that a fit of this or another process uses.
 */
export class CompileCache {
  private lastHold = 0;

  constructor(
    private readonly place: () => CachePlace,
    private readonly warn: (text: string) => void,
  ) {}

  /**
   * The place of a program's compiled form. Its name is the SHA-256 of the program and of all that a compiled model
   * depends on (R, backend, Stan headers, compiler, flags), so a hit is always the right model, in any session,
   * project or test. If the cache cannot be written, an existing model is still used, and a new one gets a place for
   * this fit only.
   */
  async hold(stanCode: string, builtWith: Readonly<Record<string, string>>): Promise<HeldModel> {
    const folder = this.folder;
    const parts = Object.entries(builtWith).sort(([a], [b]) => (a < b ? -1 : 1));
    const key = createHash('sha256')
      .update(JSON.stringify([1, stanCode, parts]))
      .digest('hex');
    const mark = join(folder, `${key}.${identityText()}-${++this.lastHold}.use`);
    try {
      await mkdir(folder, { recursive: true });
      await sweepCache(folder);
      await writeFile(mark, '');
    } catch (error) {
      this.fail('kept', error);
      return holdWithoutCache(folder, key);
    }
    const release = async () => {
      try {
        const now = new Date();
        for (const entry of [join(folder, key), join(folder, `${key}.rds`)]) {
          await utimes(entry, now, now).catch(() => undefined);
        }
        await rm(mark, { force: true });
        if (folder !== this.folder) await moveModels(folder, this.folder);
        await this.tidy();
      } catch (error) {
        this.fail('tidied', error);
      }
    };
    return { file: join(folder, `${key}.rds`), release };
  }

  /** The number of models, and their bytes. */
  async facts(): Promise<{ readonly models: number; readonly bytes: number }> {
    const models = await cachedModels(this.folder);
    return { models: models.length, bytes: models.reduce((sum, { bytes }) => sum + bytes, 0) };
  }

  /** Removes every model that no fit uses. */
  async clear(): Promise<void> {
    for (const { paths, held } of await cachedModels(this.folder)) {
      if (!held) await removeAll(paths);
    }
  }

  /** Removes the models that were used longest ago, until the rest is within the limit. */
  async tidy(): Promise<void> {
    const models = [...(await cachedModels(this.folder))].sort((a, b) => a.usedAt - b.usedAt);
    let bytes = models.reduce((sum, model) => sum + model.bytes, 0);
    for (const model of models) {
      if (bytes <= this.place().limit) return;
      if (model.held) continue;
      await removeAll(model.paths);
      bytes -= model.bytes;
    }
  }

  /** Moves the models of another cache folder here. Models that a fit uses follow after that fit. */
  async takeFrom(cacheFolder: string): Promise<void> {
    try {
      await moveModels(modelsIn(cacheFolder), this.folder);
    } catch (error) {
      this.fail(`moved from ${cacheFolder}`, error);
    }
  }

  private get folder(): string {
    return modelsIn(this.place().folder);
  }

  private fail(what: string, error: unknown): void {
    this.warn(`The compiled models could not be ${what}: ${error instanceof Error ? error.message : error}`);
  }
}

async function holdWithoutCache(folder: string, key: string): Promise<HeldModel> {
  const known = join(folder, `${key}.rds`);
  if (existsSync(known)) return { file: known, release: async () => undefined };
  const own = await mkdtemp(join(tmpdir(), 'brms-studio-model-'));
  const release = () => rm(own, { recursive: true, force: true });
  return { file: join(own, `${key}.rds`), release };
}

function modelsIn(cacheFolder: string): string {
  return join(cacheFolder, 'models');
}

async function removeAll(paths: readonly string[]): Promise<void> {
  for (const path of paths) await rm(path, { recursive: true, force: true });
}
