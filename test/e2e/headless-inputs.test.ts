import { execFileSync, spawn } from 'node:child_process';
import { closeSync, constants, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { isolatedEnv } from './support/app-process';
import { errorOf, headlessPlace } from './support/headless';

const place = headlessPlace();
const { home, folder, file, run } = place;
afterAll(() => place.remove());

/** A writer of the pipe, or null while nobody reads it. */
function writerOf(pipe: string): number | null {
  try {
    return openSync(pipe, constants.O_WRONLY | constants.O_NONBLOCK);
  } catch {
    return null;
  }
}

it.each(['SIGINT', 'SIGTERM'] as const)(
  'stops on %s while it waits for a pipe without an end',
  async (signal) => {
    const pipe = join(folder, `pipe-${signal}`);
    execFileSync('mkfifo', [pipe]);
    const child = spawn(process.execPath, [join('out', 'main', 'cli.js'), 'code', pipe, '--json'], {
      env: isolatedEnv(home),
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let stdout = '';
    child.stdout.on('data', (text: Buffer) => {
      stdout += text.toString();
    });
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    let writer: number | null = null;
    await expect.poll(() => (writer = writerOf(pipe)), { timeout: 60_000 }).not.toBeNull();
    writeSync(Number(writer), '{"formula":');
    child.kill(signal);
    expect(await ended).toBe(1);
    closeSync(Number(writer));
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'cancelled' } });
  },
);

it('refuses devices and folders in words, with what to do', async () => {
  const spec = file('endless.json', { formula: 'y ~ x', data: { file: '/dev/zero' } });
  const summary = ['summary', '--draws', '/dev/zero', '--meta'];
  for (const args of [
    ['code', '/dev/zero'],
    ['code', folder],
    ['code', spec],
    ['fit', spec],
    ['call', 'base::sum', '/dev/zero'],
    ['env', 'compare', '/dev/zero', 'default'],
    ['env', 'set', 'default', 'startup_scripts=/dev/zero'],
    [...summary, '/dev/zero'],
    [...summary, join('test', 'fixtures', '01_epilepsy_poisson', 'meta.json')],
  ]) {
    const error = errorOf(await run(...args, '--json'));
    expect(error.message, args.join(' ')).toMatch(/ is (a device|a folder), not a /);
    expect(error.hint, args.join(' ')).toMatch(/^Give the path of the /);
  }
});

it('says what to do about a spec, draws and preferences that are wrong', async () => {
  const hintOf = async (...args: string[]) => errorOf(await run(...args, '--json')).hint;
  const draws = join('test', 'fixtures', '01_epilepsy_poisson', 'draws.f64');
  expect(await hintOf('code', file('slip.json', { formula: 'y ~ x', famly: 'poisson' }))).toMatch(
    /^Did you mean family\? docs\/model-spec\.md/,
  );
  expect(await hintOf('code', file('cut.json', '{"formula": '))).toMatch(/^Correct the file at that place/);
  expect(await hintOf('summary', '--draws', draws, '--meta', file('cut-meta.json', '{'))).toMatch(
    /"n_chains"/,
  );
  expect(await hintOf('summary', '--draws', draws, '--meta', file('other.json', { variables: [] }))).toMatch(
    /"n_chains"/,
  );
  expect(await hintOf('summary', '--draws', join(folder, 'gone'), '--meta', draws)).toBeTruthy();
  expect(await hintOf('preferences', 'digits=99')).toMatch(/^Correct “digits”\. NAME= goes back/);
});
