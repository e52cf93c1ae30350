import { expect, it } from 'vitest';
import { scaledSizes } from '../../build/text-sizes.mjs';

it('makes each size of a text a multiple of the preferred one, and leaves all else', () => {
  expect(scaledSizes('.a {\n  font-size: 12px;\n  padding: 12px;\n}')).toBe(
    '.a {\n  font-size: calc(12px * var(--bs-text-scale, 1));\n  padding: 12px;\n}',
  );
  expect(scaledSizes('.b{font-size:11.5px}')).toBe('.b{font-size:calc(11.5px * var(--bs-text-scale, 1))}');
  expect(scaledSizes('.c { font: inherit; font-weight: 600; }')).toBe(
    '.c { font: inherit; font-weight: 600; }',
  );
});

it('knows code by its font, with weights and heights of lines in the same breath', () => {
  expect(scaledSizes('.a { font: 600 13px var(--mantine-font-family-monospace); }')).toBe(
    '.a { font: 600 calc(13px * var(--bs-code-scale, 1)) var(--mantine-font-family-monospace); }',
  );
  expect(scaledSizes('code { font-family: var(--monospace);\n font: 12px / 20px var(--monospace); }')).toBe(
    'code { font-family: var(--monospace);\n font: calc(12px * var(--bs-code-scale, 1)) / 20px var(--monospace); }',
  );
});
