import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  identityPattern,
  identityText,
  isAbandoned,
  isOfThisPlace,
  isProvedDead,
  ownIdentity,
  readIdentity,
} from '../../../electron/files/process-identity';
import { deadProcess, foreignProcess } from './identities';
import { noNamespace, sayIdentity, startScript } from './other-namespace';

const module = join(import.meta.dirname, '../../../electron/files/process-identity.js');
const isLinux = process.platform === 'linux';
const daysAgo = (days: number) => Date.now() - days * 24 * 3_600_000;

describe('an identity', () => {
  it('is the same text whoever reads it, and fit for the name of a file', () => {
    const hex = fc.stringMatching(/^[0-9a-f]{16}$/);
    const identities = fc.record({
      pid: fc.integer({ min: 1, max: 2 ** 22 }),
      start: fc.oneof(fc.nat().map(String), fc.constant('x')),
      place: hex,
      machine: fc.oneof(hex, fc.constant('x')),
    });
    fc.assert(
      fc.property(identities, (identity) => {
        const text = identityText(identity);
        expect(readIdentity(text)).toEqual(identity);
        expect(text).toMatch(new RegExp(`^${identityPattern}$`));
        expect(text).toMatch(/^[\w-]{1,100}$/);
      }),
    );
    for (const text of ['', '17', '17 4', '17-4', '17---00', '0-4-0123456789abcdef-x', undefined])
      expect(readIdentity(text)).toBeNull();
  });

  it('of this process is alive; with another start its id was given anew', () => {
    expect(isProvedDead(ownIdentity())).toBe(false);
    expect(isProvedDead({ ...ownIdentity(), start: 'x' })).toBe(false);
    expect(isProvedDead({ ...ownIdentity(), start: '1' })).toBe(isLinux);
    expect(isProvedDead(deadProcess)).toBe(true);
  });

  it('of another process is dead when that has ended, and not before', async () => {
    const other = await startScript(sayIdentity, 'own');
    const identity = readIdentity(other.said);
    expect(isOfThisPlace(identity)).toBe(true);
    expect(isProvedDead(identity)).toBe(false);
    await other.end();
    expect(isProvedDead(identity)).toBe(true);
  });

  it.skipIf(!isLinux)('of a zombie, which nobody has reaped, is dead', async () => {
    const script = `import('${module}').then((m) => console.log(m.identityText()))`;
    // The shell becomes a program that does not know of its child.
    const parent = spawn('sh', ['-c', '"$0" -e "$1" & exec sleep 60', process.execPath, script]);
    const [said] = (await once(parent.stdout, 'data')) as [Buffer];
    const identity = readIdentity(said.toString().trim());
    try {
      await expect.poll(() => isProvedDead(identity)).toBe(true);
      // It still has its id.
      expect(() => process.kill(identity?.pid ?? 0, 0)).not.toThrow();
    } finally {
      parent.kill('SIGKILL');
    }
  });

  it('of elsewhere is never dead, and abandoned only after a week without a change', () => {
    for (const identity of [
      foreignProcess,
      { ...ownIdentity(), place: '1'.repeat(16), machine: 'x' },
      null,
    ]) {
      expect(isProvedDead(identity)).toBe(false);
      expect([0, 6, 8].map((days) => isAbandoned(identity, daysAgo(days)))).toEqual([false, false, true]);
    }
    expect(isAbandoned(ownIdentity(), daysAgo(1000))).toBe(false);
    expect(isAbandoned(deadProcess, daysAgo(0))).toBe(true);
  });

  it('of an earlier start of this machine is dead, outside of containers', () => {
    const earlier = { ...ownIdentity(), place: '1'.repeat(16) };
    expect(isProvedDead(earlier)).toBe(ownIdentity().machine !== 'x');
    expect(isProvedDead({ ...earlier, machine: '2'.repeat(16) })).toBe(false);
  });
});

describe.skipIf(noNamespace !== null)(`a process in another pid namespace (${noNamespace ?? 'real'})`, () => {
  it('is not dead for us, nor are we for it, though neither sees the other’s id', async () => {
    const ask = (code: string) => `import * as m from '${module}'; ${code}`;
    const own = identityText();
    const other = await startScript(
      ask(`console.log(m.identityText(), m.isProvedDead(m.readIdentity('${own}')));`),
      'new',
    );
    try {
      const [text, ownIsDead] = other.said.split(' ');
      const identity = readIdentity(text);
      expect(identity).not.toBeNull();
      expect(isOfThisPlace(identity)).toBe(false);
      expect(isProvedDead(identity)).toBe(false);
      expect(ownIsDead).toBe('false');
    } finally {
      await other.end();
    }
  });

  it('that sees the /proc of its host takes no living one of its own for dead', async () => {
    const script = `
      import { spawn } from 'node:child_process';
      import { isProvedDead, readIdentity } from '${module}';
      const child = spawn(process.execPath, ['-e', \`import('${module}').then((m) => console.log(m.identityText())); setInterval(() => 0, 1e6)\`]);
      child.stdout.once('data', (text) => {
        console.log(isProvedDead(readIdentity(String(text).trim())));
        child.kill('SIGKILL');
        process.exit();
      });`;
    const child = spawn('unshare', [
      ...['--pid', '--fork', '--kill-child', process.execPath],
      ...['--input-type=module', '-e', script],
    ]);
    const ended = once(child, 'close');
    const [said] = (await once(child.stdout, 'data')) as [Buffer];
    expect(said.toString().trim()).toBe('false');
    await ended;
  });
});
