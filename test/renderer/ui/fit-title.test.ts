import { expect, it } from 'vitest';
import { fitTitle } from '../../../renderer/ui/fit-title';
import { fit } from '../fake/fixtures';

it('numbers the later ones of fits that would read alike', () => {
  const at = (id: string, createdAt: string, modelName = 'Model 1') => ({ ...fit, id, createdAt, modelName });
  const fits = [
    at('a', '2026-01-02T12:00:05Z'),
    at('b', '2026-01-02T12:00:40Z'),
    at('c', '2026-01-02T12:00:50Z', 'Model 2'),
    at('d', '2026-01-05T12:00:00Z'),
  ];
  const titles = fits.map((one) => fitTitle(one, fits, new Date('2026-02-01T00:00:00Z')));
  expect(new Set(titles).size).toBe(4);
  expect(titles[1]).toBe(`${titles[0]} (2)`);
  expect(titles[2]?.replace('Model 2', 'Model 1')).toBe(titles[0]);
});
