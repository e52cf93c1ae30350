import { expect, it } from 'vitest';
import { summaryText } from '../../../electron/commands/summary-text';
import { createDraws } from '../../../shared/stats/draws';
import { summarise } from '../../../shared/stats/summarise';

const textOf = (variables: readonly string[]) => {
  const values = Float64Array.from({ length: 10 * variables.length }, (_, i) => i % 7);
  return summaryText(summarise(createDraws(variables, 1, 10, values), { prob: 0.9 }), 0.9);
};

it('has a line for each variable, whatever it is called', () => {
  const lines = textOf(['b_x', 'a\nb', 'c\u001b[31md']).split('\n');
  expect(lines.filter((line) => line.startsWith('a b '))).toHaveLength(1);
  expect(lines.filter((line) => line.startsWith('c [31md '))).toHaveLength(1);
});

it('says so where there are no variables', () => {
  expect(textOf([])).toBe('There are no variables in these draws.');
});
