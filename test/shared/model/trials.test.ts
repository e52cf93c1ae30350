import { describe, expect, it } from 'vitest';
import { checkSpec } from '../../../shared/model/check';
import { parseSpec } from '../../../shared/model/parsed-spec';
import { newSpec } from '../../../shared/model/spec';
import { trialsOf, withTrials } from '../../../shared/model/trials';
import { columns } from './terms/columns';

describe('the number of trials beside a response', () => {
  it.each([
    [null, null],
    ['weights(w)', null],
    ['trials(n)', 'n'],
    ['trials( `odd name` ) + weights(w)', '`odd name`'],
    ['weights(w) + trials(10)', '10'],
    ['trials(n + 1)', 'n + 1'],
    ['trials(x = n)', 'n'],
  ])('of %s is %s', (addition, trials) => {
    expect(trialsOf(addition)).toBe(trials);
  });

  it.each([
    [null, 'n', 'trials(n)'],
    [null, null, null],
    ['trials(n)', 'm', 'trials(m)'],
    ['trials(n)', null, null],
    ['weights(w)', 'n', 'trials(n) + weights(w)'],
    [
      'weights(w, scale = TRUE) + trials( 10 )',
      '`odd name`',
      'weights(w, scale = TRUE) + trials(`odd name`)',
    ],
    ['weights(w) + trials(10)', null, 'weights(w)'],
  ])('of %s is set to %s: %s', (addition, trials, wanted) => {
    expect(withTrials(addition, trials)).toBe(wanted);
  });
});

const found = (formula: string, family = 'binomial') =>
  checkSpec(parseSpec(newSpec(formula, family)), columns, 40)
    .filter(({ where }) => where === 'family')
    .map(({ message, hint }) => `${message} ${hint}`);

describe('a response that counts successes', () => {
  it.each(['binomial', 'beta_binomial', 'zero_inflated_binomial'])('of %s needs its trials', (family) => {
    expect(found('count ~ x', family)).toEqual([
      `The family ${family} needs the number of trials. Choose the column that holds it, or write it in the formula: count | trials(n) ~ …, with n a column or a number.`,
    ]);
    expect(found('count | weights(x) ~ z', family)).toHaveLength(1);
    expect(found('count | trials(4) ~ z', family)).toEqual([]);
  });

  it('has trials that are whole numbers, and no fewer than successes', () => {
    expect(found('count | trials(z) ~ x')[0]).toMatch(/^“z” cannot be the number of trials/);
    expect(found('count | trials(group) ~ x')[0]).toMatch(/^“group” cannot be the number of trials/);
    expect(found('count | trials(same) ~ x')[0]).toMatch(
      /^“count” goes up to 4 successes, but there are 1 trials at most/,
    );
    expect(found('count | trials(3) ~ x')[0]).toMatch(/but there are 3 trials at most/);
    const severity = (formula: string) =>
      checkSpec(parseSpec(newSpec(formula, 'binomial')), columns, 40).find(({ where }) => where === 'family')
        ?.severity;
    expect(severity('count | trials(3) ~ x')).toBe('error');
    // The row may be left out.
    expect(severity('count | trials(3) ~ gaps')).toBe('warning');
    // What R computes is not known here.
    expect(found('count | trials(same + 5) ~ x')).toEqual([]);
  });
});
