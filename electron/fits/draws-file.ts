import { join } from 'node:path';
import * as z from 'zod';
import { StudioError } from '../../shared/errors/studio-error';
import { createDraws, type Draws } from '../../shared/stats/draws';
import { type SamplerDraws, type SamplerName, samplerNames } from '../../shared/stats/fit-draws';
import { isMissing } from '../files/file-errors';
import { inputLimits, readInput } from '../files/read-input';
import { readDoubles } from './doubles-file';

/** The keys that the JSON file beside `draws.f64` must have; other keys are allowed. */
const drawsMeta = z.object({
  variables: z.array(z.string()),
  n_chains: z.int().min(1),
  n_draws: z.int().min(1),
});
export type DrawsMeta = z.infer<typeof drawsMeta>;

const metaHint =
  'It must have "variables" (names), "n_chains" and "n_draws" (for each chain), as meta.json of a saved fit has.';

/** Reads the shape of a draws file. Throws `invalid-input` that names the file and the key. */
export async function readDrawsMeta(path: string, signal?: AbortSignal): Promise<DrawsMeta> {
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
  const issue = checked.error.issues[0];
  throw new StudioError(
    'invalid-input',
    `${path} does not describe draws: ${issue?.path.join('.') || 'the document'}: ${issue?.message}.`,
    {
      hint: metaHint,
      where: path,
      cause: checked.error,
    },
  );
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
