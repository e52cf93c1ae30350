import { describe, expect, it } from 'vitest';
import { checkSpec } from '../../../shared/model/check';
import { describeTable } from '../../../shared/model/column-info';
import { parseSpec } from '../../../shared/model/parsed-spec';
import { quoteName } from '../../../shared/model/r-syntax/names';
import { newSpec } from '../../../shared/model/spec';
import type { Table } from '../../../shared/model/table';

const table: Table = {
  rowCount: 6,
  columns: [
    { kind: 'integer', name: 'count', values: Int32Array.of(5, 3, 2, 4, 0, 1) },
    { kind: 'double', name: 'zAge', values: Float64Array.of(0.4, -0.2, 0.1, Number.NaN, 1.5, -2) },
    {
      kind: 'factor',
      name: 'Trt',
      codes: Int32Array.of(1, 2, 1, 2, 1, 2),
      levels: ['0', '1'],
      ordered: false,
    },
    { kind: 'string', name: 'site', values: ['a', 'b', 'c', 'd', 'e', 'f'] },
    { kind: 'double', name: 'share', values: Float64Array.of(0.1, 0.5, 0.9, 0.2, 0.3, 0) },
  ],
};
const columns = describeTable(table);

function problems(formula: string, family = 'poisson') {
  return checkSpec(parseSpec(newSpec(formula, family)), columns, table.rowCount);
}
function errors(formula: string, family?: string) {
  return problems(formula, family).filter((p) => p.severity === 'error');
}

describe('checkSpec', () => {
  it('finds nothing against a sound model', () => {
    expect(problems('count ~ Trt + (1 | site)')).toEqual([]);
  });

  it('names a missing response and offers the near one', () => {
    expect(errors('cont ~ Trt')).toEqual([
      {
        severity: 'error',
        where: 'formula',
        message: 'The response “cont” is not a column of the data.',
        hint: 'Did you mean count?',
      },
    ]);
  });

  it.each(['my column', 'a-b', '_x', 'system("rm -rf /")', '1st', 'a__b', 'a_'])(
    'lets no column reach brms whose name brms does not take, wherever it is used: %s',
    (name) => {
      const [first] = columns;
      if (!first) throw new Error('no columns');
      const odd = [...columns, { ...first, name }];
      for (const formula of [
        'count ~ @',
        'count ~ me(@, site)',
        'count ~ (1 | @)',
        '@ ~ 1',
        'count | weights(@) ~ 1',
      ]) {
        const spec = newSpec(formula.replace('@', quoteName(name)));
        expect(checkSpec(parseSpec(spec), odd, 6).map((p) => p.message)).toContain(
          `brms cannot use the column “${name}” because of its name.`,
        );
      }
      const dpars = { ...newSpec('count ~ 1'), dpars: { sigma: `~ ${quoteName(name)}` } };
      expect(checkSpec(parseSpec(dpars), odd, 6)[0]?.message).toContain('because of its name');
      // Not used, it harms nobody.
      expect(checkSpec(parseSpec(newSpec('count ~ 1')), odd, 6)).toEqual([]);
    },
  );

  it('names a missing predictor inside a function and lists the columns', () => {
    const [found] = errors('count ~ s(blood)');
    expect(found?.message).toBe('The variable “blood” is not a column of the data.');
    expect(found?.hint).toContain('count, zAge, Trt');
  });

  it.each([
    ['zAge ~ Trt', 'poisson', /holds fractions/],
    ['site ~ Trt', 'gaussian', /holds categories; the family gaussian needs numbers/],
    ['count ~ Trt', 'bernoulli', /from 0 to 5/],
    ['count ~ Trt', 'lognormal', /holds zeros/],
    ['share ~ Trt', 'beta', /exact zeros or ones/],
    ['Trt ~ zAge', 'cumulative', /levels without an order/],
    ['Trt ~ zAge', 'categorical', /only 2/],
    ['count ~ Trt', 'binomial', /number of trials/],
  ])('%s with %s does not fit', (formula, family, message) => {
    const found = errors(formula, family);
    expect(found).toHaveLength(1);
    expect(found[0]?.message).toMatch(message);
    expect(found[0]?.hint).not.toBe('');
  });

  it('accepts the responses that a family is for', () => {
    expect(errors('Trt ~ zAge', 'bernoulli')).toEqual([]);
    expect(errors('count | trials(9) ~ zAge', 'binomial')).toEqual([]);
    expect(errors('site ~ zAge', 'categorical')).toEqual([]);
    expect(errors('log(count + 1) ~ zAge', 'poisson')).toEqual([]);
  });

  it('knows families and links', () => {
    expect(errors('count ~ Trt', 'poison')[0]?.hint).toBe('Did you mean poisson?');
    const spec = { ...newSpec('count ~ Trt'), family: { name: 'poisson', link: 'logit' } };
    expect(checkSpec(parseSpec(spec), columns, 6)[0]?.message).toMatch(/no link “logit”/);
  });

  it('warns of rows that brms will drop, and of few groups', () => {
    const found = problems('count ~ zAge + (1 | Trt)');
    expect(found.map((p) => p.severity)).toEqual(['warning', 'warning']);
    expect(found[0]?.message).toMatch(/only 2 levels/);
    expect(found[1]?.message).toMatch(/1 of 6 rows have no “zAge”/);
  });

  it('checks priors, sampling and distributional parameters', () => {
    const spec = newSpec('count ~ Trt', 'gaussian');
    const bad = {
      ...spec,
      priors: [{ prior: 'normal(0, 1', class: 'b' }],
      sampling: { ...spec.sampling, iter: 100, warmup: 100 },
      dpars: { shape: '~ Trt', sigma: '~ Trtt' },
    };
    const messages = checkSpec(parseSpec(bad), columns, 6).map((p) => p.message);
    expect(messages).toEqual([
      'The family gaussian has no parameter “shape”.',
      'In the formula of sigma, “Trtt” is not a column of the data.',
      expect.stringMatching(
        /^The prior “normal\(0, 1” cannot be read\. The “\(” at position 7 is never closed/,
      ),
      'Warmup (100) leaves none of the 100 iterations for draws.',
    ]);
  });
});
