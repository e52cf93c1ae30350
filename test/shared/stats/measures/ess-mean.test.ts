import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { essMean } from '../../../../shared/stats/measures/ess-mean';
import { measures } from '../../../../shared/stats/measures/list';
import { PreparedDraws } from '../../../../shared/stats/prepared-draws';
import { summarise } from '../../../../shared/stats/summarise';
import { fits, fixtures, readFit, readJson, relativeDifference, toNumber } from '../fixtures';

const of = (chains: number, ...values: number[]) =>
  essMean.compute(PreparedDraws.of(Float64Array.from(values), chains));

describe('ess_mean', () => {
  it.each(fits)('equals what posterior said of %s', (fit) => {
    const { rows } = readJson<{ rows: Record<string, number | string>[] }>(fit, 'summary.json');
    const ours = summarise(readFit(fit), { prob: 0.95, measures: ['ess_mean'] });
    expect(ours.length).toBe(rows.length);
    ours.forEach((row, i) => {
      expect(relativeDifference(row.ess_mean, toNumber(rows[i]?.ess_mean)), row.variable).toBeLessThan(1e-8);
    });
  });

  it('equals what the posterior of this machine says', { timeout: 60_000 }, () => {
    const [fit] = fits;
    const { values, chains, drawsPerChain, variables } = readFit(fit);
    const script = `
      x <- readBin(commandArgs(TRUE), "double", ${values.length}, endian = "little")
      draws <- array(x, c(${drawsPerChain}, ${chains}, ${variables.length}))
      cat(sprintf("%.17g", apply(draws, 3L, ${essMean.rFunction})))`;
    const input = { input: script, encoding: 'utf8' } as const;
    const theirs = execFileSync('Rscript', ['-', join(fixtures, fit, 'draws.f64')], input).split(' ');
    expect(theirs.length).toBe(variables.length);
    variables.forEach((variable, v) => {
      const size = chains * drawsPerChain;
      const ours = of(chains, ...values.subarray(v * size, (v + 1) * size));
      expect(relativeDifference(ours, Number(theirs[v])), variable).toBeLessThan(1e-8);
    });
  });

  it('does not exist of what does not vary, or of too few draws', () => {
    expect(of(2, ...Array(20).fill(3))).toBeNaN();
    expect(of(1, 1, 2)).toBeNaN();
  });

  it('marks what is below 100 draws a chain', () => {
    expect(essMean.limits(4)).toEqual({ least: 400 });
  });

  it('is in every table, though not shown at first', () => {
    expect(measures).toContain(essMean);
    expect(essMean.shownAtFirst).toBe(false);
  });
});
