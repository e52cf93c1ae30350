import { expect, it } from 'vitest';
import * as z from 'zod';
import { preferencesPatch } from '../../../shared/contract/preferences';
import { invalidInput } from '../../../shared/errors/describe-issues';
import { modelSpec } from '../../../shared/model/spec';

function hintFor(
  input: unknown,
  schema: typeof modelSpec | typeof preferencesPatch = modelSpec,
): string | undefined {
  const parsed = schema.safeParse(input);
  if (parsed.success) throw new Error('it is valid');
  return invalidInput('spec.json', parsed.error, { schema, about: 'docs/model-spec.md says more.' }).hint;
}

it.each([
  [{}, 'Add “formula”: A brms formula: "count ~ zAge + (1 | patient)". docs/model-spec.md says more.'],
  [{ formula: 'y ~ x', famly: 'poisson' }, 'Did you mean family? docs/model-spec.md says more.'],
  [
    { formula: 'y ~ x', sampling: { zzz: 1 } },
    'Remove it. The fields are chains, iter, warmup, thin, cores, seed, adaptDelta, maxTreedepth, init, backend. docs/model-spec.md says more.',
  ],
  [
    { formula: 'y ~ x', sampling: { iter: 0 } },
    'Correct “iter”: Iterations per chain, warmup included. docs/model-spec.md says more.',
  ],
  [
    { formula: 'y ~ x', priors: [{}] },
    'Add “prior”: A Stan density, as brms writes it: "normal(0, 1)". docs/model-spec.md says more.',
  ],
  [
    { formula: 'y ~ x', priors: [7] },
    'Write an object. Its fields are prior, class, coef, group, resp, dpar, nlpar, lb, ub. docs/model-spec.md says more.',
  ],
  [
    { formula: 'y ~ x', data: { columns: { x: { kind: 'doubel' } } } },
    'Correct “kind”. docs/model-spec.md says more.',
  ],
  [
    7,
    'Write an object. Its fields are version, name, formula, dpars, family, priors, sampling, data. docs/model-spec.md says more.',
  ],
])('says what to do about %j', (input, hint) => {
  expect(hintFor(input)).toBe(hint);
});

it('says what to do about the value of a preference', () => {
  expect(hintFor({ digits: 99 }, preferencesPatch)).toBe('Correct “digits”. docs/model-spec.md says more.');
});

it('refuses levels that R cannot hold', () => {
  for (const level of ['a\0b', 'a\ud800']) {
    const columns = { g: { kind: 'factor', levels: [level] } };
    expect(modelSpec.safeParse({ formula: 'y ~ g', data: { columns } }).success).toBe(false);
  }
});

it('of an item of a list says what the list holds', () => {
  const schema = z.object({ ways: z.array(z.enum(['up', 'down'])).describe('where it goes') });
  const parsed = schema.safeParse({ ways: ['up', 'sideways'] });
  if (parsed.success) throw new Error('it is valid');
  expect(invalidInput('The query', parsed.error, { schema }).hint).toBe('Correct “ways”: where it goes.');
});
