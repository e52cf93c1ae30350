import { describe, expect, it } from 'vitest';
import { environmentActions } from '../../../../renderer/areas/environments/environment-actions';
import { copyName, newNameFault } from '../../../../renderer/areas/environments/environment-name';
import { failedScript, movedTo } from '../../../../renderer/areas/environments/script-order';
import { environmentEntry } from '../../fake/environments';

const known = [environmentEntry('default'), environmentEntry('Paper')];

describe('a name as it is typed', () => {
  it('is refused as the store refuses it, and where it is taken', () => {
    expect(newNameFault('new one', known)).toBeNull();
    expect(newNameFault('a/b', known)).toBe('This name cannot be used: it holds a path separator.');
    expect(newNameFault('', known)).toMatch(/empty/);
    expect(newNameFault('Paper', known)).toBe('There is already an environment with this name.');
    expect(newNameFault('paper', known)).toMatch(/There is already “Paper”, which some systems/);
  });

  it('may differ from the old one in its capitals alone', () => {
    expect(newNameFault('paper', known, 'Paper')).toBeNull();
    expect(newNameFault('Paper', known, 'Paper')).toMatch(/already/);
  });

  it('is proposed for a copy: the first that is free', () => {
    expect(copyName('Paper', known)).toBe('Paper copy');
    expect(copyName('Paper', [...known, environmentEntry('paper COPY')])).toBe('Paper copy 2');
    expect(copyName('x'.repeat(100), known)).toHaveLength(107);
  });
});

describe('what can be done to an environment', () => {
  const refusals = (entry: Parameters<typeof environmentActions>[0]) =>
    Object.values(environmentActions(entry))
      .filter(({ refusal }) => refusal === null)
      .map(({ kind }) => kind);

  it('is all, but for "default", the active one, and a damaged one', () => {
    expect(refusals(environmentEntry('a'))).toEqual(['activate', 'clone', 'rename', 'remove']);
    expect(refusals(environmentEntry('default'))).toEqual(['activate', 'clone']);
    expect(refusals(environmentEntry('a', { active: true }))).toEqual(['clone', 'rename', 'remove']);
    const damaged = { code: 'invalid-input', message: 'It is damaged.' } as const;
    expect(refusals(environmentEntry('a', { damaged }))).toEqual(['rename', 'remove']);
  });
});

describe('startup scripts', () => {
  it('move one place, and not over the ends', () => {
    expect(movedTo(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'c', 'b']);
    expect(movedTo(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
    expect(movedTo(['a', 'b'], 1, 2)).toEqual(['a', 'b']);
  });

  it('are found by what the error says, of those that were run', () => {
    const trial = (where: string) => ({
      ok: false,
      error: { code: 'r-error', message: 'no', where } as const,
      lines: [],
      versions: {},
      seconds: 1,
    });
    expect(failedScript(trial('startup_scripts[1]'), [7, 9])).toBe(9);
    expect(failedScript(trial('startup_scripts[2]'), [7, 9])).toBeNull();
    expect(failedScript(trial('r_home'), [7, 9])).toBeNull();
  });
});
