import { describe, expect, it } from 'vitest';
import { unfinished, withoutEmpty } from '../../../../renderer/areas/preferences/network-edit';

const settings = { mirror: '', repositories: [], proxy: '', noProxy: '', certificate: '' };
const repositories = (...all: readonly (readonly [string, string])[]) => ({
  ...settings,
  repositories: all.map(([name, url]) => ({ name, url })),
});

describe('network settings as they are typed', () => {
  it('leave out repositories that nothing was typed for', () => {
    const ours = { name: 'ours', url: 'https://ours.example.org' };
    expect(withoutEmpty(repositories(['', ' '], [ours.name, ours.url], ['', '']))).toEqual({
      ...settings,
      repositories: [ours],
    });
  });

  it('name the field that is still empty', () => {
    expect(unfinished(repositories(['a', 'file:///a'], ['', 'file:///b']))).toMatchObject({
      message: 'Give it a name.',
      where: 'repositories[1].name',
    });
    expect(unfinished(repositories(['a', ' ']))?.where).toBe('repositories[0].url');
    expect(unfinished(repositories(['a', 'file:///a']))).toBeNull();
  });
});
