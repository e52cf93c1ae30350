import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { callTitle, callWords } from '../../../renderer/ui/call-words';

const verbs = readdirSync(join(import.meta.dirname, '../../../electron/worker/verbs')).map(
  (file) => `studio::${file.replace(/\.R$/, '')}`,
);

describe('what R is busy with', () => {
  it('is a function by its name', () => {
    expect(callWords({ target: 'brms::loo' })).toBe('brms::loo');
    expect(callTitle({ target: 'brms::loo' })).toBe('brms::loo');
  });

  it('is a verb of the app in words, every one of them', () => {
    expect(callWords({ target: 'studio::object_text' })).toBe('printing an object');
    expect(callTitle({ target: 'studio::object_text' })).toBe('Printing an object');
    expect(verbs.length).toBeGreaterThan(20);
    expect(verbs.filter((target) => callWords({ target }) === 'another question')).toEqual([]);
    expect(callWords({ target: 'studio::of_tomorrow' })).toBe('another question');
  });

  it('is the code that a person gave, where the call is about some, cut where it is long', () => {
    const call = { target: 'studio::object_call', code: 'stats::rnorm(n = 5)' };
    expect(callWords(call)).toBe('stats::rnorm(n = 5)');
    expect(callTitle(call)).toBe('stats::rnorm(n = 5)');
    expect(callWords({ ...call, code: 'x'.repeat(200) })).toBe(`${'x'.repeat(79)}…`);
  });
});
