import { expect, it } from 'vitest';
import { worstFirst } from '../../../../renderer/areas/fits/worst-first';

it('puts the worst R-hat first, and what has none last, in its own order', () => {
  const rows = [
    { variable: 'a', rhat: 1.001 },
    { variable: 'constant', rhat: Number.NaN },
    { variable: 'b', rhat: 1.2 },
    { variable: 'empty', rhat: Number.NaN },
    { variable: 'c', rhat: Number.POSITIVE_INFINITY },
  ];
  expect(worstFirst(rows)).toEqual(['c', 'b', 'a', 'constant', 'empty']);
});
