import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { measures } from '../../../../shared/stats/measures/list';
import { mcseSd } from '../../../../shared/stats/measures/mcse-sd';
import { PreparedDraws } from '../../../../shared/stats/prepared-draws';
import { summarise } from '../../../../shared/stats/summarise';
import { fits, fixtures, readFit, readJson, relativeDifference, toNumber } from '../fixtures';

const of = (chains: number, ...values: number[]) =>
  mcseSd.compute(PreparedDraws.of(Float64Array.from(values), chains));

describe('mcse_sd', () => {
  it.each(fits)('equals what posterior said of %s', (fit) => {
    const { rows } = readJson<{ rows: Record<string, number | string>[] }>(fit, 'summary.json');
    const ours = summarise(readFit(fit), { prob: 0.95, measures: ['mcse_sd'] });
    expect(ours.length).toBe(rows.length);
    ours.forEach((row, i) => {
      expect(relativeDifference(row.mcse_sd, toNumber(rows[i]?.mcse_sd)), row.variable).toBeLessThan(1e-8);
    });
  });

  it('equals what the posterior of this machine says', { timeout: 60_000 }, () => {
    const [fit] = fits;
    const { values, chains, drawsPerChain, variables } = readFit(fit);
    const script = `
      x <- readBin(commandArgs(TRUE), "double", ${values.length}, endian = "little")
      draws <- array(x, c(${drawsPerChain}, ${chains}, ${variables.length}))
      cat(sprintf("%.17g", apply(draws, 3L, ${mcseSd.rFunction})))`;
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

  it('is in every table, though not shown at first', () => {
    expect(measures).toContain(mcseSd);
    expect(mcseSd.shownAtFirst).toBe(false);
  });
});
