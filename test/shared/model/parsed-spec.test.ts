import { beforeEach, describe, expect, it, vi } from 'vitest';
import { checkSpec, checkText } from '../../../shared/model/check';
import type { ColumnInfo } from '../../../shared/model/column-info';
import { parseSpec, readFormula } from '../../../shared/model/parsed-spec';
import { parseExpression } from '../../../shared/model/r-syntax/parse';
import { newSpec } from '../../../shared/model/spec';

vi.mock(import('../../../shared/model/r-syntax/parse'), async (original) => {
  const real = await original();
  return { ...real, parseExpression: vi.fn(real.parseExpression) };
});

const column = (name: string, more: Partial<ColumnInfo> = {}): ColumnInfo => ({
  name,
  kind: 'double',
  missing: 0,
  distinct: 9,
  whole: false,
  min: -1,
  max: 1,
  ...more,
});
const columns = [
  column('y', { missing: 2 }),
  column('x', { remark: { kind: 'mixed', message: 'Read as text.', hint: 'Change it.' } as never }),
  column('g', { kind: 'string', distinct: 3 }),
];
const spec = {
  ...newSpec('y | weights(x) ~ log(x) + (1 | g)', 'student'),
  dpars: { sigma: '~ x', nu: '1 + x' },
  priors: [
    { prior: 'normal(0, 1)', class: 'b' },
    { prior: 'exponential(1', class: 'sd' },
  ],
};

describe('a spec', () => {
  beforeEach(() => {
    vi.mocked(parseExpression).mockClear();
  });

  it('has each of its texts read once for a whole check', () => {
    const problems = checkSpec(parseSpec(spec), columns, 20);
    // Every part of the check had something to say.
    expect(problems.map(({ where }) => where)).toEqual(['priors', 'formula', 'data', 'data', 'data']);
    const texts = [spec.formula, '~ x', '1 + x', 'normal(0, 1)', 'exponential(1'];
    expect(
      vi
        .mocked(parseExpression)
        .mock.calls.map(([text]) => text)
        .sort(),
    ).toEqual(texts.sort());
  });

  it('is not read again for whoever asks more of it', () => {
    const parsed = parseSpec(spec);
    vi.mocked(parseExpression).mockClear();
    checkSpec(parsed, columns, 20);
    checkText(parsed);
    expect(parseExpression).not.toHaveBeenCalled();
  });
});

describe('a formula that was read', () => {
  const read = (text: string) => {
    const reading = readFormula(text);
    return reading.ok ? reading : reading.error;
  };

  it('tells its variables, but not functions, constants or parts', () => {
    expect(read('log(y) ~ s(x, k = 5) + offset(log(n)) + brms::mo(d$a) + T + pi')).toMatchObject({
      variables: ['y', 'x', 'n', 'd'],
    });
  });

  it.each([
    ['y ~ x', 'y'],
    ['y | trials(n) ~ x', 'y'],
    ['`odd name` ~ x', 'odd name'],
    ['log(y) ~ x', null],
    ['mvbind(a, b) ~ x', null],
  ])('tells the response of %s where it is one variable', (text, response) => {
    expect(read(text)).toMatchObject({ response });
  });

  it('tells where reading stopped', () => {
    expect(readFormula('y ~ 2')).toMatchObject({ ok: false, text: 'y ~ 2', position: 4 });
    expect(readFormula('')).toMatchObject({ ok: false, position: 0 });
  });
});
