import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../../renderer/areas/fits/diagnose';
import { chainNumbers } from '../../../../shared/stats/diagnose';
import { fit, summaryRow } from '../../fake/fixtures';

const ids = (...args: Parameters<typeof diagnose>) => diagnose(...args).map(({ id }) => id);

const unknown = { rhat: Number.NaN, ess_bulk: Number.NaN, ess_tail: Number.NaN };

it('finds nothing in a sound fit, whatever is the same in every draw', () => {
  const rows = [summaryRow('b_x'), summaryRow('disc', { sd: 0, ...unknown }), summaryRow('lp__')];
  expect(diagnose(fit, rows)).toEqual([]);
  expect(diagnose(fit, null)).toEqual([]);
});

describe('measures that cannot be computed', () => {
  it('are no good sign', () => {
    for (const name of ['rhat', 'ess_bulk', 'ess_tail']) {
      expect(ids(fit, [summaryRow('b_x', { [name]: Number.NaN })])).toEqual(['unknown']);
    }
    // One draw has no standard deviation.
    expect(ids(fit, [summaryRow('b_x', { sd: Number.NaN, ...unknown })])).toEqual(['unknown']);
  });
  it('of a sampler that has not moved are those of all parameters', () => {
    const rows = ['b_x', 'lp__'].map((name) => summaryRow(name, { sd: 0, ...unknown }));
    expect(diagnose(fit, rows)[0]).toMatchObject({ id: 'unknown', variables: ['b_x', 'lp__'] });
  });
  it('are told once, with what is known', () => {
    expect(ids(fit, [summaryRow('b_x', { rhat: 1.5, ess_bulk: Number.NaN })])).toEqual(['rhat']);
  });
});

describe('chains that were lost', () => {
  const asked = { ...fit.spec, sampling: { ...fit.spec.sampling, chains: 4 } };
  it('come first, with what Stan said', () => {
    const said = 'Log probability evaluates to log(0), i.e. negative infinity.';
    const lost = { ...fit, spec: asked, chains: 1, divergences: 3 };
    const lostChains = [2, 3, 4].map((chain) => ({ chain, reason: said }));
    const [first, second] = diagnose({ ...lost, lostChains }, null);
    expect(first?.message).toBe('3 of 4 chains could not start and are not part of this fit');
    expect(first?.next).toContain(`Stan said: “${said}” A model`);
    expect(second?.id).toBe('divergences');
    const [unsaid] = diagnose({ ...lost, chains: 3 }, null);
    expect(unsaid?.message).toBe('1 of 4 chains could not start and is not part of this fit');
    expect(unsaid?.next).not.toContain('Stan said');
  });
  it('do not shift the numbers of the others', () => {
    const lostChains = [{ chain: 1, reason: '' }];
    const [, energy] = diagnose({ ...fit, spec: asked, chains: 3, ebfmi: [1, 0.2, 1], lostChains }, null);
    expect(energy?.message).toContain('chain 3 (0.20)');
    expect(chainNumbers({ ...fit, spec: asked, chains: 3, lostChains })).toEqual([2, 3, 4]);
    expect(chainNumbers({ ...fit, spec: asked, chains: 4 })).toEqual([1, 2, 3, 4]);
  });
});

it('of one chain its halves are told to disagree, as there are no others', () => {
  const rows = [summaryRow('b_x', { rhat: 1.08 })];
  expect(diagnose(fit, rows)[0]?.next).toMatch(/^The chains disagree: do not report/);
  const one = { ...fit, spec: { ...fit.spec, sampling: { ...fit.spec.sampling, chains: 1 } }, chains: 1 };
  for (const rhat of [1.02, 1.08, 2]) {
    const [found] = diagnose(one, [summaryRow('b_x', { rhat })]);
    expect(found?.next).toMatch(/^The two halves of the chain (nearly agree|disagree|do not agree)/);
    expect(found?.next).toContain('four chains');
  }
});

describe('thresholds', () => {
  it('R-hat above 1.01, not at it', () => {
    expect(ids(fit, [summaryRow('b_x', { rhat: 1.01 })])).toEqual([]);
    expect(ids(fit, [summaryRow('b_x', { rhat: 1.0101 })])).toEqual(['rhat']);
  });
  it('either effective sample size below 100 for each chain', () => {
    expect(ids(fit, [summaryRow('b_x', { ess_bulk: 400 })])).toEqual([]);
    expect(ids(fit, [summaryRow('b_x', { ess_bulk: 399 })])).toEqual(['ess']);
    expect(ids(fit, [summaryRow('b_x', { ess_tail: 399 })])).toEqual(['ess']);
    const spec = { ...fit.spec, sampling: { ...fit.spec.sampling, chains: 2 } };
    expect(ids({ ...fit, spec, chains: 2 }, [summaryRow('b_x', { ess_tail: 399 })])).toEqual([]);
  });
  it('E-BFMI below 0.3 in any chain', () => {
    expect(ids({ ...fit, ebfmi: [0.3, 1] }, null)).toEqual([]);
    const [found] = diagnose({ ...fit, ebfmi: [1, 0.2] }, null);
    expect(found?.message).toContain('chain 2 (0.20)');
  });
});

it('names the parameters, the worst first, and each once', () => {
  const found = diagnose(fit, [
    summaryRow('a', { rhat: 1.02 }),
    summaryRow('b', { rhat: 1.3, ess_bulk: 10 }),
    summaryRow('c', { ess_bulk: 50 }),
  ]);
  expect(found.map(({ id, variables }) => [id, variables])).toEqual([
    ['rhat', ['b', 'a']],
    ['ess', ['c']],
  ]);
});

it.each([
  [1.02, 'The chains nearly agree.'],
  [1.05, 'The chains nearly agree.'],
  [1.06, 'The chains disagree: do not report these numbers.'],
  [1.2, 'The chains do not agree: do not use these draws.'],
])('grades an R-hat of %s', (rhat, words) => {
  expect(diagnose(fit, [summaryRow('a', { rhat }), summaryRow('b', { rhat: 1.02 })])[0]?.next).toContain(
    words,
  );
});

describe('the next step', () => {
  const diverging = { ...fit, divergences: 12 };
  const at = (adaptDelta: number) => {
    const spec = { ...fit.spec, sampling: { ...fit.spec.sampling, adaptDelta } };
    return diagnose({ ...diverging, spec }, null)[0];
  };
  it('raises adapt_delta as long as that helps', () => {
    expect(diagnose(diverging, null)[0]?.change?.sampling).toEqual({ adaptDelta: 0.95 });
    expect(at(0.95)?.change?.sampling).toEqual({ adaptDelta: 0.99 });
    expect(at(0.999)?.change).toBeUndefined();
    expect(at(0.999)?.next).toContain('tighter priors');
  });
  it('says how many of how many diverged', () => {
    expect(diagnose(diverging, null)[0]?.message).toBe('12 divergent transitions of 4,000 (0.3 %)');
    const one = diagnose({ ...diverging, divergences: 1, maxTreedepthHits: 1 }, null);
    expect(one.map(({ message }) => message)).toEqual([
      '1 divergent transition of 4,000 (under 0.1 %)',
      '1 transition reached the maximum treedepth of 10',
    ]);
  });
  it('doubles iterations, and a warmup that was set', () => {
    const spec = { ...fit.spec, sampling: { ...fit.spec.sampling, warmup: 500 } };
    const [found] = diagnose({ ...fit, spec }, [summaryRow('a', { rhat: 1.2 })]);
    expect(found?.change?.sampling).toEqual({ iter: 4000, warmup: 1000 });
  });
  it('brings a short fit up to the usual length first', () => {
    const spec = { ...fit.spec, sampling: { ...fit.spec.sampling, iter: 200, warmup: 50 } };
    const [found] = diagnose({ ...fit, spec }, [summaryRow('a', { rhat: 1.2 })]);
    expect(found?.change?.sampling).toEqual({ iter: 2000, warmup: 500 });
  });
  it('raises the treedepth', () => {
    expect(diagnose({ ...fit, maxTreedepthHits: 3 }, null)[0]?.change?.sampling).toEqual({
      maxTreedepth: 12,
    });
  });
});
