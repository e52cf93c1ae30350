import { StudioError } from '../../shared/errors/studio-error';
import { createDraws, type Draws, variableView } from '../../shared/stats/draws';
import { type FitDraws, type SamplerDraws, samplerNames } from '../posterior/sampler-draws';
import { listOf, textsOf } from '../session/expect';
import type { JobSession } from '../session/manager/job-worker';
import type { RInput, RValue } from '../session/values';

/** The draws and the sampler's diagnostics of a brmsfit that is in the worker, read once. */
export async function readFitDrawsFrom(session: Pick<JobSession, 'call'>, fit: RInput): Promise<FitDraws> {
  const result = listOf(await session.call('studio::fit_draws', { args: [fit] }));
  const draws = toDraws(result.draws, textsOf(result.variables));
  return { ...draws, sampler: samplerOf(toDraws(result.sampler, textsOf(result.sampler_names)), draws) };
}

/** R's column-major array of draw, chain, variable has the very order of `Draws`. */
function toDraws(value: RValue | undefined, variables: readonly string[]): Draws {
  const [drawsPerChain, chains, count] = value?.type === 'double' ? (value.dim ?? []) : [];
  if (value?.type !== 'double' || !drawsPerChain || !chains || count !== variables.length) {
    throw new StudioError('internal', 'R gave draws of an unexpected shape.');
  }
  return createDraws(variables, chains, drawsPerChain, value.values);
}

/** rstan keeps the log density with the draws, the other diagnostics by themselves. */
function samplerOf(parameters: Draws, draws: Draws): SamplerDraws {
  const row = (from: Draws, name: string): Float64Array | undefined => {
    const index = from.variables.indexOf(name);
    return index < 0 ? undefined : variableView(from, index);
  };
  const found = samplerNames.map((name) => [name, row(parameters, name) ?? row(draws, name)] as const);
  return Object.fromEntries(found.filter(([, values]) => values !== undefined));
}
