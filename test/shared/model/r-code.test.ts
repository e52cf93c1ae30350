import { describe, expect, it } from 'vitest';
import { brmCall, familyCode } from '../../../shared/model/r-code';
import { parseExpression } from '../../../shared/model/r-syntax/parse';
import { modelSpec, newSpec } from '../../../shared/model/spec';

describe('brmCall', () => {
  it('writes the sample model', () => {
    const spec = modelSpec.parse({
      formula: 'count ~ zAge + (1 | patient)',
      family: 'poisson',
      sampling: { seed: 1, cores: 2 },
    });
    expect(brmCall(spec, 'epilepsy')).toBe(
      [
        'brm(',
        '  formula = count ~ zAge + (1 | patient),',
        '  data = epilepsy,',
        '  family = poisson(),',
        '  chains = 4,',
        '  iter = 2000,',
        '  warmup = 1000,',
        '  cores = 2,',
        '  seed = 1,',
        '  backend = "rstan"',
        ')',
      ].join('\n'),
    );
  });

  it('writes priors, control and distributional formulas as R that parses', () => {
    const spec = modelSpec.parse({
      formula: 'y ~ x',
      dpars: { sigma: '~ x' },
      priors: [
        { prior: 'normal(0, 1)', coef: 'x' },
        { prior: 'exponential(1)', class: 'sd', group: 'g', lb: 0 },
      ],
      sampling: { adaptDelta: 0.95, maxTreedepth: 12, thin: 2, init: '0' },
    });
    const code = brmCall(spec, 'my data');
    expect(code).toContain('bf(y ~ x, sigma ~ x)');
    expect(code).toContain('data = `my data`');
    expect(code).toContain('set_prior("exponential(1)", class = "sd", group = "g", lb = 0)');
    expect(code).toContain('control = list(adapt_delta = 0.95, max_treedepth = 12)');
    expect(parseExpression(code).kind).toBe('call');
  });

  it('writes links that the makers of stats do not know through brmsfamily', () => {
    expect(familyCode({ name: 'poisson' })).toBe('poisson()');
    expect(familyCode({ name: 'Gamma' })).toBe('brmsfamily("gamma")');
    expect(familyCode({ name: 'poisson', link: 'softplus' })).toBe(
      'brmsfamily("poisson", link = "softplus")',
    );
    expect(brmCall(newSpec('y ~ x', 'student'), 'd')).toContain('family = student()');
  });
});
