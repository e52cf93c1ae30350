import { describe, expect, it } from 'vitest';
import { changeQuestion, runtimeFacts, runtimeUsers } from '../../../../renderer/areas/runtimes/runtime-text';
import type { RuntimeInfo } from '../../../../shared/contract/environments';

const runtime: RuntimeInfo = {
  name: 'linux-x86_64-r4.2-0.2.0',
  path: '/home/me/.brmspy/runtime/linux-x86_64-r4.2-0.2.0',
  active: false,
  usedBy: [],
  bytes: 3 * 2 ** 20,
  usable: true,
  problems: [],
  manifest: {
    runtime_version: '0.2.0',
    fingerprint: 'linux-x86_64-r4.2',
    r_version: '4.2.2',
    cmdstan_version: '2.36.0',
    r_packages: { brms: '2.22.0' },
    manifest_hash: '0'.repeat(64),
    built_at: 'unknown',
  },
};

describe('a runtime in words', () => {
  it('has what it is made of, as far as that is known', () => {
    expect(runtimeFacts(runtime)).toBe('R 4.2.2 · CmdStan 2.36.0 · 1 package · 3.0 MB · built unknown');
    expect(runtimeFacts({ ...runtime, manifest: null, bytes: null })).toBe('size is being counted');
  });

  it.each([
    [[], false, 'Not used by any environment.'],
    [[], true, 'brmspy uses it by default.'],
    [['a'], false, 'Used by “a”.'],
    [['a', 'b c'], true, 'Used by “a” and “b c”; brmspy uses it by default.'],
    [['a', 'b', 'c'], false, 'Used by “a”, “b” and “c”.'],
  ])('has who uses it: %j, %j', (usedBy, active, text) => {
    expect(runtimeUsers({ ...runtime, usedBy, active })).toBe(text);
  });
});

describe('changeQuestion', () => {
  const idle = { workers: [], handles: 0, fits: [], waiting: [], workId: null };

  it('asks only where workers run', () => {
    expect(changeQuestion('lab', 'Use it?', idle)).toBeNull();
    const question = changeQuestion('lab', 'Use it?', { ...idle, workers: ['main'], handles: 2 });
    expect(question).toMatchObject({ title: 'Use it?', confirm: 'Go on' });
    expect(question?.body).toContain('2 objects');
  });
});
