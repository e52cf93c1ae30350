import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { fromR } from '../../../electron/session/from-r';
import { protocolVersion } from '../../../electron/session/protocol';
import type { Session } from '../../../electron/session/session';
import { makeWorkerFolders } from '../../../electron/session/worker-folders';
import { StudioError } from '../../../shared/errors/studio-error';
import { foldersOf, plainEnvironment, start, until, workerFolder } from './real-worker';

let session: Session | null = null;
afterEach(async () => {
  vi.unstubAllEnvs();
  await session?.kill();
  session = null;
  expect(foldersOf(process.pid)).toEqual([]);
});

async function failureOf(promise: Promise<Session>): Promise<StudioError> {
  try {
    session = await promise;
  } catch (error) {
    if (error instanceof StudioError) return error;
    throw error;
  }
  throw new Error('it started');
}
const listening = () => process.getActiveResourcesInfo().filter((name) => name === 'TCPServerWrap').length;
const withEnv = (env: Readonly<Record<string, string>>) => {
  const environment = plainEnvironment();
  return { ...environment, env: { ...environment.env, ...env } };
};

describe('the folders of a worker', () => {
  test('a TMPDIR that does not exist is passed over, as R itself does', async () => {
    vi.stubEnv('TMPDIR', '/nonexistent');
    session = await start({ environment: withEnv({ TMPDIR: '/nonexistent' }) });
    const folder = String(fromR(await session.call('base::tempdir')));
    expect(existsSync(folder)).toBe(true);
    expect(folder).not.toContain('/nonexistent');
    await session.kill();
    expect(existsSync(dirname(folder))).toBe(false);
  });

  test('where none can be made the error names every one, and nothing is left', async () => {
    const good = mkdtempSync(join(tmpdir(), 'roots-'));
    const file = join(good, 'a file');
    writeFileSync(file, '');
    await expect(makeWorkerFolders([good], ['/nonexistent', file])).rejects.toMatchObject({
      code: 'invalid-input',
      message: `No folder for R's temporary files can be made in /nonexistent (ENOENT), ${file} (ENOTDIR).`,
      hint: expect.stringContaining('TMPDIR'),
    });
    expect(readdirSync(good)).toEqual(['a file']);
    rmSync(good, { recursive: true });
  });
});

describe('a start that fails', () => {
  test('where the system refuses to run R: says why, and neither listens nor leaves a folder', async () => {
    const before = listening();
    const tooLong = 'x'.repeat(4 * 1024 * 1024);
    const error = await failureOf(start({ environment: withEnv({ TOO_LONG: tooLong }) }));
    expect(error).toMatchObject({ code: 'invalid-input', hint: expect.stringContaining('variables') });
    expect(error.message).toMatch(/R could not be run: spawn E2BIG\.$/);
    await until(() => listening() === before);
  });

  test('given up before it began', async () => {
    const error = await failureOf(start({ signal: AbortSignal.abort() }));
    expect(error.code).toBe('cancelled');
  });

  test('because R stops: the reason is in the message, the hint promises no new worker', async () => {
    const code = `cat("Loading things\\n\\nError in library(x) : there is no package called 'x'\\n", file = stderr())
cat("Calls: a -> b\\nExecution halted\\n", file = stderr())
quit(status = 1)`;
    const environment = plainEnvironment({ startup_scripts: [code] });
    const error = await failureOf(start({ environment }));
    expect(error.code).toBe('worker-crashed');
    expect(error.message).toBe(
      "The R process ended with exit code 1 while it started: Error in library(x) : there is no package called 'x'",
    );
    expect(error.hint).not.toContain('by itself');
    expect(error.hint).toContain('startup scripts');
    expect(error.details).toMatchObject({ exitCode: 1 });
  });

  test('because the worker speaks another version of the protocol: says what to do', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'other-version-'));
    cpSync(workerFolder, folder, { recursive: true });
    const loop = join(folder, 'loop.R');
    const code = readFileSync(loop, 'utf8').replace(/^protocol_version <- .*$/m, 'protocol_version <- 99L');
    writeFileSync(loop, code);
    const error = await failureOf(start({ workerFolder: folder }));
    expect(error).toMatchObject({
      code: 'protocol',
      message: `The R process uses version 99 of the protocol, this app uses version ${protocolVersion}.`,
      hint: expect.stringContaining('install it again'),
    });
    rmSync(folder, { recursive: true });
  });

  test('because R cannot be run at all', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'broken-r-'));
    const rBinary = join(folder, 'R');
    writeFileSync(rBinary, '#!/bin/sh\necho "cannot find libR.so" >&2\nexit 127\n', { mode: 0o755 });
    const error = await failureOf(start({ environment: { ...plainEnvironment(), rBinary } }));
    expect(error.message).toBe(
      'The R process ended with exit code 127 while it started: cannot find libR.so',
    );
    rmSync(folder, { recursive: true });
  });
});
