import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type RankAnswer, rankOverlay } from '../../../shared/analyses/rank-overlay';
import { anyPlot } from '../../../shared/plots/plot-kind';
import { rankOverlayPlot } from '../../../shared/plots/rank-overlay';
import { answerOf, drawsOf, fixtureDraws, sceneOf } from '../plots/plot-draws';
import { fixtures } from '../stats/fixtures';

interface Case {
  readonly variable: string;
  readonly digits: number | null;
  readonly bins: number;
  readonly counts: readonly { readonly x: readonly number[]; readonly y: readonly number[] }[];
}
const cases: readonly Case[] = JSON.parse(readFileSync(join(fixtures, 'rank-overlay', 'bins.json'), 'utf8'));
const plot = anyPlot(rankOverlayPlot);

it.each(cases)('counts as bayesplot does: $variable, $digits decimals, $bins bins', (known) => {
  const draws = fixtureDraws('01_epilepsy_poisson');
  const { digits } = known;
  // As R rounds.
  const values =
    digits === null
      ? draws.values
      : draws.values.map((value) => Math.round(value * 10 ** digits) / 10 ** digits);
  const answer = answerOf(
    plot,
    { ...draws, values },
    { variable: known.variable, bins: known.bins },
  ) as RankAnswer;
  const { borders, counts } = answer;
  expect(counts).toHaveLength(4);
  known.counts.forEach(({ x, y }, chain) => {
    const expected = new Int32Array(known.bins);
    // bayesplot draws each step from the least rank in its bin, and leaves out bins without ranks.
    x.forEach((least, i) => {
      expected[borders.subarray(1).findIndex((right) => least <= right)] = y[i] as number;
    });
    expect([...(counts[chain] ?? [])]).toEqual([...expected]);
  });
});

it('gives ties their average rank and counts every draw once', () => {
  const { borders, counts } = answerOf(plot, drawsOf([1, 1, 2, 3], [1, 2, 2, 9]), {
    variable: 'b_x',
    bins: 3,
  }) as RankAnswer;
  // Ranks: 2, 2, 5, 7 and 2, 5, 5, 8.
  expect([...borders]).toEqual([2, 4, 6, 8]);
  expect(counts.map((chain) => [...chain])).toEqual([
    [2, 1, 1],
    [1, 2, 1],
  ]);
});

it('draws outlines that end at the last border, over the expected height', () => {
  const [panel] = sceneOf(plot, fixtureDraws('01_epilepsy_poisson')).panels;
  const [line, first] = panel?.marks ?? [];
  expect(line).toMatchObject({ kind: 'rule', values: Float64Array.of(50) });
  expect(first).toMatchObject({ kind: 'line', steps: true });
  if (first?.kind !== 'line') throw new Error('The outline is a line.');
  expect(first.x).toHaveLength(21);
  expect(first.y[20]).toBe(first.y[19]);
});

it('is asked in R as bayesplot words it', () => {
  const query = rankOverlay.query.parse({ variable: 'b_x' });
  expect(rankOverlay.code(null, query)).toBe(
    'bayesplot::mcmc_rank_overlay(fit, pars = "b_x", n_bins = 20, ref_line = TRUE)',
  );
});
