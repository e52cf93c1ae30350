import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { paperLook } from '../../../shared/plots/look';
import type { AnyPlot } from '../../../shared/plots/plot-kind';
import { plotQueries } from '../../../shared/plots/plot-query';
import type { Scene } from '../../../shared/plots/scene';
import { createDraws } from '../../../shared/stats/draws';
import type { FitDraws } from '../../../shared/stats/fit-draws';
import { fixtures, readDoubles } from '../stats/fixtures';

export const look = paperLook(150, 90, 300);

/** The draws of one of the fits that tests have, with the divergent transitions. */
export function fixtureDraws(name: string): FitDraws {
  const meta = JSON.parse(readFileSync(join(fixtures, name, 'meta.json'), 'utf8'));
  const values = readDoubles(name, 'draws.f64');
  const sampler = Object.fromEntries(
    (['divergent__', 'energy__', 'treedepth__'] as const).map((each) => [
      each,
      readDoubles(name, `${each}.f64`),
    ]),
  );
  return { ...createDraws(meta.variables, meta.n_chains, meta.n_draws, values), sampler };
}

/** Draws of one variable, given chain by chain. */
export function drawsOf(...chains: readonly (readonly number[])[]): FitDraws {
  const values = Float64Array.from(chains.flat());
  return { ...createDraws(['b_x'], chains.length, chains[0]?.length ?? 0, values), sampler: {} };
}

/** The answer that a plot draws, as its analysis gives it. */
export function answerOf(plot: AnyPlot, draws: FitDraws, query: object = usualQuery(plot, draws)) {
  const { source, query: schema } = plot.analysis;
  if (source.from !== 'draws') throw new Error('Only draws are here.');
  return source.compute(draws, schema.parse(query));
}

/** What a plot asks of its first variable, or of the whole fit. */
export function usualQuery(plot: AnyPlot, { variables }: Pick<FitDraws, 'variables'>): object {
  const [query = {}] = plotQueries(plot, {}, plot.of === 'fit' ? [] : variables.slice(0, 1));
  return query;
}

/** Plots of draws that show each chain by itself, as their options say. */
export function byChain(plots: readonly AnyPlot[]): readonly AnyPlot[] {
  return plots.filter(({ options }) => 'hide' in options.shape);
}

export function sceneOf(plot: AnyPlot, draws: FitDraws, options: object = {}): Scene {
  return plot.scene(answerOf(plot, draws), plot.options.parse(options), look);
}
