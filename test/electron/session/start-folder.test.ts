import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { textOf } from '../../../electron/session/read-r-values';
import { start } from './real-worker';

const before = process.cwd();
let folder: string;

/** A folder that does harm to any R, and any make, that starts in it. */
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'start-folder-'));
  writeFileSync(join(folder, '.Rprofile'), `file.create(${JSON.stringify(join(folder, 'harm'))})\n`);
  writeFileSync(join(folder, '.Renviron'), 'HARM=done\n');
  writeFileSync(join(folder, 'Makevars'), `PKG_CPPFLAGS = $(shell touch ${join(folder, 'harm')})\n`);
  process.chdir(folder);
});
afterEach(() => {
  process.chdir(before);
  rmSync(folder, { recursive: true });
});

it('a worker runs no .Rprofile and reads no .Renviron of the folder that the app was started in', async () => {
  const session = await start();
  try {
    expect(textOf(await session.call('base::getwd', {}))).toBe(homedir());
    expect(textOf(await session.call('base::Sys.getenv', { args: ['HARM'] }))).toBe('');
    expect(existsSync(join(folder, 'harm'))).toBe(false);
  } finally {
    await session.shutdown();
  }
});
