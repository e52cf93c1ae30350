import { totalmem } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { describeIssue } from '../../shared/errors/describe-issues';
import { StudioError } from '../../shared/errors/studio-error';
import { createDraws, type Draws } from '../../shared/stats/draws';
import { type SamplerDraws, type SamplerName, samplerNames } from '../../shared/stats/fit-draws';
import { isMissing } from '../files/file-errors';
import { inputLimits, openFile, readInput } from '../files/read-input';

/** The keys that the JSON file beside `draws.f64` must have; other keys are allowed. */
const drawsMeta = z.object({
  variables: z.array(z.string()),
  n_chains: z.int().min(1),
  n_draws: z.int().min(1),
});
export type DrawsMeta = z.infer<typeof drawsMeta>;

/** The shape of a fit's draws; the draws themselves are in its folder. */
export interface WrittenDraws {
  readonly variables: readonly string[];
  readonly chains: number;
  readonly drawsPerChain: number;
  readonly sampler: SamplerDraws;
  /** Why sampler diagnostics are missing; null if none are. */
  readonly missing: string | null;
}

const metaHint =
  'It must have "variables" (names), "n_chains" and "n_draws" (for each chain), as meta.json of a saved fit has.';

/** Reads the shape of a draws file. Throws `invalid-input` that names the file and the key. */
async function readDrawsMeta(path: string, signal?: AbortSignal): Promise<DrawsMeta> {
  const bytes = await readInput(path, { what: 'meta file', most: inputLimits.json, signal });
  let parsed: unknown;
  try {
    parsed = JSON.parse(bytes.toString('utf8'));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new StudioError('invalid-input', `${path} is not JSON: ${why}.`, {
      hint: metaHint,
      where: path,
      cause,
    });
  }
  const checked = drawsMeta.safeParse(parsed);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  const why = issue ? describeIssue(issue).message : 'it is not valid';
  throw new StudioError('invalid-input', `${path} does not describe draws: ${why}.`, {
    hint: metaHint,
    where: path,
    cause: checked.error,
  });
}

/** Reads a draws file and the JSON file that gives its shape. Throws `invalid-input`. */
export async function readDraws(drawsPath: string, metaPath: string, signal?: AbortSignal): Promise<Draws> {
  const { variables, n_chains: chains, n_draws: draws } = await readDrawsMeta(metaPath, signal);
  const shape = `${variables.length} variables × ${chains} chains × ${draws} draws`;
  const values = await readDoubles(drawsPath, variables.length * chains * draws, shape, signal);
  return createDraws(variables, chains, draws, values);
}

/** Reads the sampler diagnostics in the files `<name>.f64` of `folder`; those without a file are left out. */
export async function readSampler(
  folder: string,
  chains: number,
  drawsPerChain: number,
): Promise<SamplerDraws> {
  const found: Partial<Record<SamplerName, Float64Array>> = {};
  for (const name of samplerNames) {
    try {
      found[name] = await readDoubles(
        join(folder, `${name}.f64`),
        chains * drawsPerChain,
        `${chains} chains × ${drawsPerChain} draws`,
      );
    } catch (error) {
      if (!isMissingFile(error)) throw error;
    }
  }
  return found;
}

function isMissingFile(error: unknown): boolean {
  return error instanceof StudioError && isMissing(error.cause);
}

/** The bytes of one step of reading; cancelling takes effect between steps. Linux reads at most 2 GiB at once. */
const readStep = 1 << 26;

/**
 * Reads raw little-endian doubles into shared memory, so that worker threads can see them without a copy. `expected` is
 * how many there must be, `shape` why ("67 variables × 4 chains × 1000 draws"). Throws `invalid-input` that says what
 * is wrong with the file.
 */
export async function readDoubles(
  path: string,
  expected: number,
  shape: string,
  signal?: AbortSignal,
): Promise<Float64Array> {
  const file = await openFile(path, 'draws file');
  try {
    const { size } = await file.stat();
    if (size !== expected * 8) {
      throw new StudioError(
        'invalid-input',
        `${path} has ${size} bytes, but ${shape} need ${expected * 8} (8 bytes for each value).`,
        {
          hint:
            size < expected * 8
              ? 'The file was cut short, or belongs to another meta file.'
              : 'The file belongs to another meta file.',
          where: path,
        },
      );
    }
    // A sparse file can have any size.
    if (size > totalmem() / 2) {
      const gigabytes = (count: number) => `${(count / 1e9).toFixed(1)} GB`;
      throw new StudioError(
        'invalid-input',
        `${path} has ${gigabytes(size)}, but this machine has only ${gigabytes(totalmem())} of memory.`,
        {
          hint: 'Use a file with fewer draws or variables, or a machine with more memory.',
          where: path,
        },
      );
    }
    const bytes = new Uint8Array(new SharedArrayBuffer(size));
    let done = 0;
    while (done < size) {
      if (signal?.aborted)
        throw new StudioError('cancelled', `Reading ${path} was cancelled.`, { where: path });
      const { bytesRead } = await file.read(bytes, done, Math.min(readStep, size - done), done);
      if (bytesRead === 0) {
        throw new StudioError('invalid-input', `${path} ended after ${done} of ${size} bytes.`, {
          hint: 'Another program may be writing it: try again.',
          where: path,
        });
      }
      done += bytesRead;
    }
    return new Float64Array(bytes.buffer);
  } finally {
    await file.close();
  }
}
