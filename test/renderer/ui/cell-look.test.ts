import { describe, expect, it } from 'vitest';
import { cellLook } from '../../../renderer/ui/cell-look';
import { NA_INTEGER } from '../../../shared/model/table';

describe('a cell of a grid', () => {
  it('has seven significant digits and a true minus sign', () => {
    const values = new Float64Array([Math.PI, -0.1 - 0.2, 1e-12, -1 / 0, 0 / 0]);
    const texts = [...values].map((_, i) => cellLook({ name: 'x', kind: 'double', values }, i).text);
    expect(texts).toEqual(['3.141593', '−0.3', '1e−12', '−Inf', 'NA']);
  });

  it('tells a missing value from one that is spelled like it, and from empty text', () => {
    const text = { name: 'x', kind: 'string', values: ['NA', null, ''] } as const;
    expect([0, 1, 2].map((i) => cellLook(text, i))).toEqual([
      { text: 'NA', right: false, missing: false },
      { text: 'NA', right: false, missing: true },
      { text: 'empty', right: false, missing: true },
    ]);
    const whole = { name: 'x', kind: 'integer', values: new Int32Array([7, NA_INTEGER]) } as const;
    expect([0, 1].map((i) => cellLook(whole, i).missing)).toEqual([false, true]);
  });
});
