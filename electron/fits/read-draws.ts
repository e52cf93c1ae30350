import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type SamplerDraws, samplerNames } from '../../shared/stats/fit-draws';
import type { JobSession } from '../session/manager/job-worker';
import { type DrawsMeta, readSampler } from './draws-file';
import { NotWritten } from './fit-failures';
import { fitFiles } from './fit-store';

/** The shape of a fit's draws; the draws themselves are in its folder. */
export interface WrittenDraws {
  readonly variables: readonly string[];
  readonly chains: number;
  readonly drawsPerChain: number;
  readonly sampler: SamplerDraws;
  /** Why sampler diagnostics are missing; null if none are. */
  readonly missing: string | null;
}

/**
 * Lets R write draws into a folder: those of the fit that the worker has sampled, or of the folder's fit.rds. They do
 * not pass through this process, so their size does not matter. Throws `NotWritten` if they cannot be written.
 */
export async function writeDrawsFrom(
  session: Pick<JobSession, 'verb'>,
  folder: string,
): Promise<WrittenDraws> {
  const written = await session.verb('fit_draws', { folder });
  const { variables, chains, drawsPerChain, missing } = written;
  if (written.problem !== null) throw new NotWritten(dirname(dirname(folder)), written.problem);
  const meta: DrawsMeta = { variables: [...variables], n_chains: chains, n_draws: drawsPerChain };
  await writeFile(join(folder, fitFiles.meta), `${JSON.stringify(meta)}\n`, { flush: true });
  const sampler = await samplerIn(folder, chains, drawsPerChain, written.samplerNames);
  return { variables, chains, drawsPerChain, sampler, missing };
}

async function samplerIn(
  folder: string,
  chains: number,
  drawsPerChain: number,
  names: readonly string[],
): Promise<SamplerDraws> {
  return samplerNames.some((name) => names.includes(name)) ? readSampler(folder, chains, drawsPerChain) : {};
}
