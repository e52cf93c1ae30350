import { describe, expect, it } from 'vitest';
import { isStudioError } from '../../../shared/errors/studio-error';
import { parseFormula, parsePredictor, printFormula } from '../../../shared/model/formula';

function failure(source: string): { message: string; position: unknown } {
  try {
    parseFormula(source);
  } catch (error) {
    if (isStudioError(error, 'invalid-input'))
      return { message: error.message, position: error.details?.position };
    throw error;
  }
  throw new Error(`“${source}” was accepted`);
}

describe('parseFormula', () => {
  it('takes the sample model apart', () => {
    expect(parseFormula('count ~ zAge + zBase * Trt + (1 | patient)')).toEqual({
      response: 'count',
      addition: null,
      intercept: true,
      terms: [
        { kind: 'variable', values: { column: 'zAge' } },
        { kind: 'interaction', values: { columns: ['zBase', 'Trt'], crossing: '*' } },
      ],
      groups: [{ group: 'patient', intercept: true, terms: [], correlated: true }],
    });
  });

  // Each is already in the printer's own style, so it must come back to the letter.
  it.each([
    'y ~ 1',
    'y ~ 0 + x',
    'y ~ x - z',
    'y ~ 1 - z',
    'y ~ a:b + a * b * c',
    'y | trials(n) ~ x',
    'y | se(sigma) ~ 1 + (1 | school)',
    'log(y) ~ s(x, k = 5, bs = "tp") + t2(a, b)',
    'y ~ x + (1 + x | g) + (0 + z || h) + (1 | gr(k, by = sex))',
    'y ~ 1 + (1 | ID | g) + (1 | a/b) + (1 | a:b)',
    'mvbind(a, b) ~ mo(income) + (x + z)^2',
    '`my y` ~ `a b` + x.1 + .hidden',
    'y ~ poly(x, 2)[, 1] + I(x^2) + x %in% z',
    'größe ~ höhe',
  ])('prints %s as it was', (source) => {
    expect(printFormula(parseFormula(source))).toBe(source);
  });

  it('reads signs, zeros and line breaks as R does', () => {
    expect(parseFormula('y~x-1').intercept).toBe(false);
    expect(parseFormula('y ~ x + 0').intercept).toBe(false);
    expect(parseFormula('y ~ x - 0').intercept).toBe(true);
    expect(parseFormula('y ~\n  x + # why\n z').terms).toHaveLength(2);
    expect(parsePredictor('~ x + (1 | g)').groups).toHaveLength(1);
  });

  it.each([
    ['', /empty/, 0],
    ['count', /no “~”/, 5],
    ['~ x', /response is missing/, 0],
    ['y ~ x +', /ends too early/, 7],
    ['y ~ (1 | g', /“\(” at position 5 is never closed/, 4],
    ['y ~ x z', /“z” at position 7/, 6],
    ['y ~ x )', /“\)” at position 7/, 6],
    ['y ~ 1 | g', /needs brackets/, 4],
    ['y ~ x ~ z', /more than one/, 5],
    ['y ~ "open', /never closed/, 4],
    ['y ~ x § z', /§.*no meaning/, 6],
    ['y ~ 2', /number 2/, 4],
  ])('says what is wrong with “%s”', (source, message, position) => {
    const error = failure(source);
    expect(error.message).toMatch(message);
    expect(error.position).toBe(position);
  });
});
