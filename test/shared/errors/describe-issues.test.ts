import { describe, expect, it } from 'vitest';
import { invalidInput } from '../../../shared/errors/describe-issues';
import { modelSpec } from '../../../shared/model/spec';

function messageFor(input: unknown): string {
  const parsed = modelSpec.safeParse(input);
  if (parsed.success) throw new Error('it is valid');
  return invalidInput('The spec is not valid', parsed.error).message;
}

describe('what is wrong with an input', () => {
  it.each([
    [{}, 'formula is missing (a text is expected)'],
    [{ formula: 7 }, 'formula must be a text'],
    [{ formula: 'y ~ x', priors: [{ prior: '' }] }, 'priors[0].prior must not be empty'],
    [{ formula: 'y ~ x', sampling: { chains: 0 } }, 'sampling.chains must be at least 1'],
    [{ formula: 'y ~ x', sampling: { chains: 2.5 } }, 'sampling.chains must be a whole number'],
    [{ formula: 'y ~ x', sampling: { adaptDelta: 1 } }, 'sampling.adaptDelta must be less than 1'],
    [{ formula: 'y ~ x', sampling: { init: '1' } }, 'sampling.init must be "0" or "random"'],
    [{ formula: 'y ~ x', famly: 'poisson' }, 'the value has no field called "famly"'],
    [{ formula: 'y ~ x', priors: [{ class: 'b' }] }, 'priors[0].prior is missing (a text is expected)'],
    [{ formula: 'y ~ x', priors: {} }, 'priors must be a list'],
    [7, 'the value must be an object'],
  ])('%j: %s', (input, clause) => {
    expect(messageFor(input)).toBe(`The spec is not valid: ${clause}.`);
  });

  it('counts further issues and keeps them all', () => {
    const parsed = modelSpec.safeParse({ formula: 7, priors: 7 });
    if (parsed.success) throw new Error('it is valid');
    const error = invalidInput('The spec is not valid', parsed.error);
    expect(error.message).toBe('The spec is not valid: formula must be a text (and 1 more).');
    expect(error.where).toBe('formula');
    expect(error.details).toEqual({
      issues: [
        { field: 'formula', message: 'formula must be a text' },
        { field: 'priors', message: 'priors must be a list' },
      ],
    });
  });
});
