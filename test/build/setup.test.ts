import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser, isSnap } from '../../build/setup/browser.mjs';
import { chooseHost } from '../../build/setup/electron-runtime.mjs';
import { checkNodeVersion } from '../../build/setup/node-version.mjs';
import { findOnPath } from '../../build/setup/on-path.mjs';
import { run } from '../../build/setup/run.mjs';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'setup-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function writeProgram(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  chmodSync(file, 0o755);
  return file;
}

describe('setup', () => {
  it('refuses an old Node.js and says which one is needed', () => {
    expect(() => checkNodeVersion('18.20.4')).toThrow(/needs Node.js 20.19 or newer; this is 18.20.4/);
    expect(() => checkNodeVersion('20.18.1')).toThrow();
    for (const version of ['20.19.0', '20.20.2', '22.0.0', '24.1.0']) checkNodeVersion(version);
  });

  it('finds executables on PATH only', () => {
    const file = writeProgram('tool', '#!/bin/sh\n');
    writeFileSync(join(folder, 'plain'), '');
    const env = { PATH: `/nowhere:${folder}` };
    expect(findOnPath(['missing', 'tool'], env)).toBe(file);
    expect(findOnPath(['plain'], env)).toBeUndefined();
  });

  it('takes the browser that is given, and no snap', () => {
    const chromium = writeProgram('chromium', '#!/bin/sh\nexec /usr/lib/chromium/chromium "$@"\n');
    const snap = writeProgram('chromium-browser', '#!/bin/sh\nexec /snap/bin/chromium "$@"\n');
    expect(findBrowser({ CHROMIUM_PATH: chromium })).toBe(chromium);
    expect(findBrowser({ CHROMIUM_PATH: '/nowhere/chrome' })).toBeUndefined();
    expect(isSnap(snap)).toBe(true);
    expect(isSnap(chromium)).toBe(false);
    expect(findBrowser({ PATH: folder })).toBe(chromium);
  });

  it('shows the tail of the log of a command that fails, and only then', async () => {
    const log = join(folder, 'setup.log');
    await run(['sh', '-c', 'echo all is well'], { log, what: 'Trying' });
    const failing = run(['sh', '-c', 'echo no such package >&2; exit 100'], { log, what: 'Installing x' });
    await expect(failing).rejects.toThrow(/^Installing x failed \(exit code 100\)[\s\S]*\| no such package$/);
    expect(readFileSync(log, 'utf8')).toContain('all is well');
    await expect(run(['/nowhere/tool'], { log, what: 'Starting' })).rejects.toThrow(
      /Starting failed \(.*ENOENT/,
    );
  });
});

describe('window or browser', () => {
  const base = { platform: 'linux', env: { DISPLAY: ':0' }, isRoot: false, wantsBrowser: false };
  it.each([
    ['a display', base, 'window'],
    ['Wayland', { ...base, env: { WAYLAND_DISPLAY: 'wayland-0' } }, 'window'],
    ['no display', { ...base, env: {} }, 'browser'],
    ['an empty DISPLAY', { ...base, env: { DISPLAY: '' } }, 'browser'],
    ['macOS', { ...base, platform: 'darwin', env: {} }, 'window'],
    ['Windows', { ...base, platform: 'win32', env: {} }, 'window'],
    ['--browser', { ...base, wantsBrowser: true }, 'browser'],
    ['root', { ...base, isRoot: true }, 'browser'],
  ])('%s', (_what, where, expected) => {
    expect(chooseHost(where).show).toBe(expected);
  });

  it('says why root gets no window', () => {
    expect(chooseHost({ ...base, isRoot: true })).toHaveProperty(
      'because',
      expect.stringContaining('sandbox'),
    );
  });
});
