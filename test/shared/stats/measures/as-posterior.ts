import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { intervalEnds } from '../../../../shared/stats/interval';
import type { MeasureId } from '../../../../shared/stats/measures/list';
import type { Measure } from '../../../../shared/stats/measures/measure';
import { PreparedDraws } from '../../../../shared/stats/prepared-draws';
import { summarise } from '../../../../shared/stats/summarise';
import { fits, fixtures, readFit, readJson, relativeDifference, toNumber } from '../fixtures';

/** The measure of a few draws, given chain by chain. */
export function measureOf({ compute }: Measure, chains: number, ...values: number[]): number {
  return compute(PreparedDraws.of(Float64Array.from(values), chains), intervalEnds(0.95));
}

/** Tests that a measure equals posterior's: what that said when the fits were made, and what it says on this machine. */
export function testsAgainstPosterior(measure: Measure<MeasureId>): void {
  const { id, rFunction } = measure;

  it.each(fits)('equals what posterior said of %s', (fit) => {
    const { rows } = readJson<{ rows: Record<string, number | string>[] }>(fit, 'summary.json');
    const ours = summarise(readFit(fit), { prob: 0.95, measures: [id] });
    expect(ours.length).toBe(rows.length);
    ours.forEach((row, i) => {
      const difference = relativeDifference(row[id] ?? Number.NaN, toNumber(rows[i]?.[id]));
      expect(difference, row.variable).toBeLessThan(1e-8);
    });
  });

  it('equals what the posterior of this machine says', { timeout: 60_000 }, () => {
    const [fit] = fits;
    const { values, chains, drawsPerChain, variables } = readFit(fit);
    const script = `
      x <- readBin(commandArgs(TRUE), "double", ${values.length}, endian = "little")
      draws <- array(x, c(${drawsPerChain}, ${chains}, ${variables.length}))
      cat(sprintf("%.17g", apply(draws, 3L, ${rFunction})))`;
    const input = { input: script, encoding: 'utf8' } as const;
    const theirs = execFileSync('Rscript', ['-', join(fixtures, fit, 'draws.f64')], input).split(' ');
    expect(theirs.length).toBe(variables.length);
    variables.forEach((variable, v) => {
      const size = chains * drawsPerChain;
      const ours = measureOf(measure, chains, ...values.subarray(v * size, (v + 1) * size));
      expect(relativeDifference(ours, Number(theirs[v])), variable).toBeLessThan(1e-8);
    });
  });
}
