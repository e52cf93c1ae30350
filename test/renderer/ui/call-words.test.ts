import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { callTitle, callWords } from '../../../renderer/ui/call-words';

const verbs = readdirSync(join(import.meta.dirname, '../../../electron/worker/verbs')).map(
  (file) => `studio::${file.replace(/\.R$/, '')}`,
);

describe('what R is busy with', () => {
  it('is a function by its name', () => {
    expect(callWords('brms::loo')).toBe('brms::loo');
    expect(callTitle('brms::loo')).toBe('brms::loo');
  });

  it('is a verb of the app in words, every one of them', () => {
    expect(callWords('studio::object_text')).toBe('printing an object');
    expect(callTitle('studio::object_text')).toBe('Printing an object');
    expect(verbs.length).toBeGreaterThan(20);
    expect(verbs.filter((verb) => callWords(verb) === 'another question')).toEqual([]);
    expect(callWords('studio::of_tomorrow')).toBe('another question');
  });
});
