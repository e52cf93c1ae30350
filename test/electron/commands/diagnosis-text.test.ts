import { expect, it } from 'vitest';
import { summaryWithWarnings } from '../../../electron/commands/diagnosis-text';
import { fit, summaryRow } from '../../renderer/fake/fixtures';

const spec = { ...fit.spec, sampling: { ...fit.spec.sampling, chains: 4 } };

it('a sound fit and draws without a fit have a summary and nothing else', () => {
  const rows = [summaryRow('b_x')];
  expect(summaryWithWarnings(fit, rows, 0.95)).toBe(summaryWithWarnings(null, rows, 0.95));
  expect(summaryWithWarnings(fit, rows, 0.95)).not.toContain('Warnings');
});

it('all that is wrong with a fit stands below its summary', () => {
  const said = 'Log probability evaluates to log(0), i.e. negative infinity.';
  const lostChains = [2, 3, 4].map((chain) => ({ chain, reason: said }));
  const wrong = {
    ...fit,
    spec,
    chains: 1,
    drawsPerChain: 200,
    lostChains,
    divergences: 169,
    maxTreedepthHits: 3,
    ebfmi: [0.1],
  };
  const rows = [
    ...['a', 'b', 'c', 'd', 'e', 'f'].map((name) => summaryRow(`b_${name}`, { rhat: 1.2 })),
    summaryRow('sigma', { rhat: Number.NaN }),
    summaryRow('sd_id__Intercept', { ess_bulk: 20 }),
  ];
  const warnings = summaryWithWarnings(wrong, rows, 0.95).split('Warnings\n')[1]?.split('\n');
  expect(warnings).toEqual([
    `  1 of 4 chains finished; 3 failed: ${said}`,
    '  169 of 200 draws ended in a divergent transition: raise adapt_delta to 0.95.',
    '  R-hat is above 1.01 for a, b, c, d, e and 1 more: the draws have not converged, do not use them.',
    '  R-hat or an effective sample size cannot be computed for sigma: run more iterations.',
    '  The effective sample size is below 100 for sd(Intercept) · id: run more iterations.',
    '  3 of 200 draws reached the maximum treedepth of 10: raise it to 12.',
    '  E-BFMI is below 0.3 in chain 1 (0.10).',
  ]);
});
