import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RAnswer } from '../../../electron/environments/doctor/ask-r';
import {
  checkDisk,
  checkLibrary,
  checkTemporary,
  checkWritable,
  isNoexec,
} from '../../../electron/environments/doctor/check-folders';
import { checkArchitecture, checkSharedMemory } from '../../../electron/environments/doctor/check-machine';
import { checkVersions } from '../../../electron/environments/doctor/check-packages';
import { checkPaths } from '../../../electron/environments/doctor/check-text';
import { checkBehind } from '../../../electron/environments/doctor/probe';
import { fakeWork } from './fake-work';
import { temporaryHome } from './temporary-home';

const home = temporaryHome();
const { context } = fakeWork('default');
const at = (...names: string[]) => join(home.paths.home, ...names);

/** An answer of facts.R. */
function facts(values: Readonly<Record<string, string | readonly string[]>>): RAnswer {
  const all = (name: string) => [values[name] ?? []].flat();
  const get = (name: string) => all(name).at(-1) ?? '';
  return { all, get, done: true, stdout: [], stderr: [], exitCode: 0, timedOut: false };
}

describe('folders', () => {
  it('that are to be made below a file are made by the repair, and the file is kept', async () => {
    await writeFile(at('Rlib'), 'precious');
    const broken = await checkLibrary(at('Rlib'), false);
    expect(broken).toMatchObject({
      status: 'fail',
      detail: expect.stringContaining('is a file, but must be a folder'),
    });
    const said = await broken.repair?.run(context);
    expect((await stat(at('Rlib'))).isDirectory()).toBe(true);
    const kept = /is now (.*)\.$/.exec(said ?? '')?.[1] ?? '';
    expect(await readFile(kept, 'utf8')).toBe('precious');
    expect(await checkLibrary(at('Rlib'), false)).toMatchObject({ status: 'pass' });
  });

  it('that are not there yet pass where they can be made, and are not made', async () => {
    expect(await checkWritable('cache', 'Cache', at('a', 'b'))).toMatchObject({ status: 'pass' });
    await expect(stat(at('a'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('with the lock of an installation that was killed are freed of it; not while work runs in them', async () => {
    await mkdir(at('Rlib', '00LOCK-lme4', 'lme4'), { recursive: true });
    await mkdir(at('Rlib', 'lme4'));
    expect(await checkLibrary(at('Rlib'), true)).toMatchObject({ status: 'pass' });
    const locked = await checkLibrary(at('Rlib'), false);
    expect(locked).toMatchObject({ status: 'fail', detail: expect.stringContaining('00LOCK-lme4') });
    expect(locked.fix).toContain(`rm -r '${at('Rlib', '00LOCK-lme4')}'`);
    await mkdir(at("it's", '00LOCK-x'), { recursive: true });
    expect((await checkLibrary(at("it's"), false)).fix).toContain(String.raw`/it'\''s/00LOCK-x'`);
    await locked.repair?.run(context);
    expect(await checkLibrary(at('Rlib'), false)).toMatchObject({ status: 'pass' });
    expect((await stat(at('Rlib', 'lme4'))).isDirectory()).toBe(true);
  });

  it('of one disk are told of in one line', async () => {
    const needs = ['a', 'b'].map((name) => ({ name, folder: at(name) }));
    expect((await checkDisk(needs)).detail).toMatch(/^\d+\.\d GiB free at \/\S+ \(a, b\)$/);
  });

  it('that forbid programs are no temporary folders', async () => {
    const mounts = [
      '/dev/sda1 / ext4 rw,relatime 0 0',
      'tmpfs /tmp tmpfs rw,nosuid,noexec 0 0',
      'tmpfs /tmp/my\\040R tmpfs rw 0 0',
    ].join('\n');
    expect(isNoexec(mounts, '/tmp')).toBe(true);
    expect(isNoexec(mounts, '/tmp/deep/er')).toBe(true);
    expect(isNoexec(mounts, '/tmp/my R/x')).toBe(false);
    expect(isNoexec(mounts, '/tmpfiles')).toBe(false);
    expect((await checkTemporary(home.paths.home)).status).toBe('pass');
  });

  it('leaves shared memory out where the system has none', async () => {
    expect(await checkSharedMemory(at('none'))).toBeNull();
  });
});

describe('facts of R', () => {
  it('tell an R of another processor, and a 32-bit one', () => {
    const of = (arch: string, bits = '64') =>
      facts({ 'r.arch': arch, 'r.bits': bits, 'r.platform': `${arch}-apple-darwin20` });
    expect(checkArchitecture(of('aarch64'), 'arm64').status).toBe('pass');
    expect(checkArchitecture(of('x86_64'), 'arm64')).toMatchObject({
      status: 'warn',
      fix: expect.stringContaining('R for arm64'),
    });
    expect(checkArchitecture(of('i386', '32'), 'x86_64').status).toBe('fail');
  });

  it('tell packages that were built under another R', () => {
    expect(checkVersions(facts({ 'r.version': '4.2.2' })).status).toBe('pass');
    const odd = Array.from({ length: 8 }, (_, i) => `package${i} 4.1.3`);
    const found = checkVersions(facts({ 'r.version': '4.2.2', 'built.elsewhere': odd }));
    expect(found).toMatchObject({ status: 'warn', detail: expect.stringContaining('package0 (R 4.1.3)') });
    expect(found.detail).toContain('and 2 more');
  });

  it('tell paths that make stumbles over, by what they are used for', () => {
    const home = { name: 'home folder', path: '/home/Zoë K', by: 'rstan' } as const;
    const cmdstan = { name: 'CmdStan folder', path: '/home/Zoë K/.cmdstan', by: 'cmdstan' } as const;
    expect(checkPaths([home, cmdstan], false, 'linux').status).toBe('pass');
    expect(checkPaths([home, cmdstan], true, 'linux')).toMatchObject({
      status: 'fail',
      detail: expect.stringContaining('.cmdstan holds a space'),
    });
    expect(checkPaths([home], false, 'win32').status).toBe('warn');
    expect(checkPaths([{ ...home, path: '/home/a$b' }], false, 'linux').status).toBe('warn');
  });
});

describe('what the compiler says', () => {
  it('points to a check', () => {
    const cases = {
      boost: 'fatal error: boost/config.hpp: No such file or directory',
      tbb: '/usr/bin/ld: cannot find -ltbb',
      memory: 'g++: fatal error: Killed signal terminated program cc1plus',
      disk: 'error: No space left on device',
      makevars: "g++: error: unrecognized command-line option '--no-such-flag'",
      compiler: 'sh: 1: g++: not found',
      make: 'sh: 1: make: not found',
    };
    for (const [check, words] of Object.entries(cases)) expect(checkBehind(words), words).toBe(check);
  });
});
