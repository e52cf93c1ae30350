import { expect, it } from 'vitest';
import { answerText } from '../../../electron/commands/answer-text';

it('an answer is records by name, and columns of one length are a table', () => {
  const answer = {
    estimates: { elpd: { estimate: -123.456789, se: Number.NaN } },
    points: { row: Int32Array.of(1, 2), k: Float64Array.of(0.5, Number.POSITIVE_INFINITY) },
    rows: [
      { variable: 'b_Age', mean: 1 / 3 },
      { variable: 'b', mean: Number.NEGATIVE_INFINITY },
    ],
    problem: null,
    left: undefined,
    warnings: [],
  };
  expect(answerText(answer).split('\n')).toEqual([
    'estimates',
    '  elpd',
    '    estimate: -123.46',
    '    se: NA',
    'points',
    '  row    k',
    '    1  0.5',
    '    2  Inf',
    'rows',
    '  variable     mean',
    '     b_Age  0.33333',
    '         b     -Inf',
    'problem: NA',
    'warnings: ',
  ]);
});

it('of what is long the beginning is shown, and how much there is', () => {
  expect(answerText({ x: Float64Array.from({ length: 100 }, (_, i) => i) })).toBe(
    'x: 0 1 2 3 4 5 6 7 … (100 values)',
  );
  const rows = answerText({ table: Array.from({ length: 50 }, (_, row) => ({ row })) }).split('\n');
  expect(rows).toHaveLength(43);
  expect(rows.at(-1)).toBe('  … and 10 more rows');
});

it('writes lists of lists line by line, and names without what a terminal would take for an order', () => {
  const energy = [Float64Array.of(1, 2), Float64Array.of(3, 4)];
  expect(answerText({ variable: 'a\u001b[2J\nb', energy })).toBe('variable: a [2J b\nenergy\n  1 2\n  3 4');
});
