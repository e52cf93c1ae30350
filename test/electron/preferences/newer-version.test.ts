import { expect, it } from 'vitest';
import { isNewer } from '../../../electron/preferences/newer-version';

it('orders versions as Semantic Versioning does', () => {
  // The example of section 11, with some before and after it.
  const rising = [
    '0.9.10',
    '1.0.0-alpha',
    '1.0.0-alpha.1',
    '1.0.0-alpha.beta',
    '1.0.0-beta',
    '1.0.0-beta.2',
    '1.0.0-beta.11',
    '1.0.0-rc.1',
    '1.0.0-rc.1.1f',
    '1.0.0',
    '1.0.1',
    '1.9.0',
    '1.10.0',
    '2.0.0',
    '9007199254740991.0.0',
  ];
  for (const [i, one] of rising.entries()) {
    for (const [j, other] of rising.entries())
      expect([one, other, isNewer(one, other)]).toEqual([one, other, i > j]);
  }
});

it('takes a leading v for nothing, and a build for no difference', () => {
  expect(isNewer('v1.2.4', '1.2.3')).toBe(true);
  expect(isNewer('1.2.3+build.5', '1.2.3')).toBe(false);
});

it.each(['', '1.2', 'latest', '1.2.3.4', '01.2.3', '1.2.3 ', '<html>', '9007199254740992.0.0'])(
  'knows that %j is no version',
  (text) => {
    expect(() => isNewer(text, '1.0.0')).toThrow('is not a version such as 1.2.3');
  },
);
