import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { isolatedEnv } from './support/app-process';
import { example, headlessPlace, jsonOf } from './support/headless';
import { rProcessesWith, waitUntilGone } from './support/processes';

const place = headlessPlace();
const { home, folder, file, run } = place;
afterAll(() => place.remove());

const cli = join('out', 'main', 'cli.js');
/** Where an output goes: it is read, its reader is gone before the first word, or it is a disk without room. */
type Output = 'read' | 'closed' | 'full';

/** Runs a command with its outputs as said. */
async function lose(stdout: Output, stderr: Output, ...args: string[]) {
  const full = openSync('/dev/full', 'w');
  const child = spawn(process.execPath, [cli, ...args], {
    env: isolatedEnv(home),
    stdio: ['ignore', stdout === 'full' ? full : 'pipe', stderr === 'full' ? full : 'pipe'],
  });
  closeSync(full);
  const said = { stdout: '', stderr: '' };
  for (const [name, how] of [['stdout', stdout] as const, ['stderr', stderr] as const]) {
    if (how === 'closed') child[name]?.destroy();
    child[name]?.on('data', (bytes: Buffer) => {
      said[name] += String(bytes);
    });
  }
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...said };
}

/** The fit of the sample, whose model other tests compile too. */
function specOf(iter: number): string {
  const spec = JSON.parse(readFileSync(example, 'utf8')) as { sampling: object };
  return file(`spec-${iter}.json`, { ...spec, sampling: { ...spec.sampling, iter } });
}

/** A fit is saved whole: its summary can be made. */
async function expectSaved(project: string): Promise<void> {
  const summary = await run('summary', '--project', project, '--json');
  expect((jsonOf(summary) as { rows: unknown[] }).rows.length).toBeGreaterThan(60);
  expect(readdirSync(join(project, 'fits'))).toEqual(['fit-1']);
}

describe('a command whose answer cannot be written', () => {
  const draws = (name: string) => join('test', 'fixtures', '01_epilepsy_poisson', name);
  const reading = ['summary', '--draws', draws('draws.f64'), '--meta', draws('meta.json')];

  it.each([
    ['reads only', reading],
    ['asks R', ['call', 'base::Sys.sleep', '[0.2]']],
    ['says how it is used', ['help']],
    ['says how one command is used', ['fit', '--help']],
  ])('and %s says so by its exit code, and on standard error where that is open', async (_, command) => {
    for (const args of [command, [...command, '--json']]) {
      const full = await lose('full', 'read', ...args);
      expect(full).toMatchObject({ code: 3, stderr: expect.stringContaining('the disk is full.\n') });
      expect(full.stderr.split('\n')).toHaveLength(3);
      // As with every other program, a reader that has read enough is no fault.
      expect(await lose('closed', 'read', ...args)).toMatchObject({ code: 3, stderr: '' });
      expect((await lose('full', 'full', ...args)).code).toBe(3);
      expect((await lose('closed', 'closed', ...args)).code).toBe(3);
    }
  });

  it('does its work all the same', async () => {
    expect((await lose('full', 'closed', 'env', 'create', 'made')).code).toBe(3);
    expect((await run('env', 'show', 'made')).code).toBe(0);
  });

  it('because it failed tells the reason on standard error', async () => {
    const result = await lose('full', 'read', 'call', 'base::stop', '["no luck"]', '--json');
    expect(result).toMatchObject({ code: 1, stderr: expect.stringContaining('no luck') });
    expect((await lose('closed', 'closed', 'call', 'base::stop', '["no luck"]', '--json')).code).toBe(1);
    expect((await lose('full', 'full', 'nonsense')).code).toBe(2);
  });

  it('needs standard error for nothing', async () => {
    for (const how of ['closed', 'full'] as const) {
      const result = await lose('read', how, 'call', 'base::message', '["said"]', '--json');
      expect(result).toMatchObject({ code: 0, stdout: '{"value":null}\n' });
    }
  });
});

describe('a fit', () => {
  it('is saved though nobody reads its summary and its progress goes to a full disk', async () => {
    const project = join(folder, 'unread');
    expect((await lose('closed', 'full', 'fit', specOf(200), '--project', project)).code).toBe(3);
    await expectSaved(project);
  });

  it('says where it is saved when only its summary is lost', async () => {
    const project = join(folder, 'told');
    const result = await lose('full', 'read', 'fit', specOf(200), '--project', project, '--json');
    expect(result.code).toBe(3);
    expect(result.stderr).toMatch(/could not be written: the disk is full\.\nSaved as fit-1 in .*told\n$/);
  });

  it('is saved though the reader of both outputs has read enough', async () => {
    const project = join(folder, 'head');
    const line = `"${process.execPath}" ${cli} fit "${specOf(200)}" --project "${project}" 2>&1 | head -1`;
    const shell = spawn('sh', ['-c', line], { env: isolatedEnv(home), stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    shell.stdout.on('data', (bytes: Buffer) => {
      said += String(bytes);
    });
    await once(shell, 'close');
    expect(said.trim().split('\n')).toHaveLength(1);
    await vi.waitFor(() => expect(existsSync(join(project, 'fits', 'fit-1'))).toBe(true), {
      timeout: 120_000,
    });
    await expectSaved(project);
  });

  it('is saved though its terminal is closed', async () => {
    const project = join(folder, 'terminal');
    const line = `"${process.execPath}" ${cli} fit "${specOf(4000)}" --project "${project}"`;
    // `script` is a terminal; that it is killed is what closing a window does.
    const terminal = spawn('script', ['-qec', line, '/dev/null'], {
      env: isolatedEnv(home),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    for await (const bytes of terminal.stdout) if (/chain \d: /.test(String(bytes))) break;
    terminal.kill('SIGKILL');
    await vi.waitFor(() => expect(existsSync(join(project, 'fits', 'fit-1'))).toBe(true), {
      timeout: 120_000,
    });
    await expectSaved(project);
    expect(await waitUntilGone(() => rProcessesWith(home))).toEqual([]);
  });
});

describe('serve', () => {
  it('ends where nobody can get to know its address', async () => {
    const result = await lose('full', 'read', 'serve', '--json');
    expect(result).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('could not be written: the disk is full.\n'),
    });
    expect(await waitUntilGone(() => rProcessesWith(home))).toEqual([]);
  });

  it('goes on when those who read its outputs are gone', async () => {
    const child = spawn(process.execPath, [cli, 'serve', '--json'], {
      env: isolatedEnv(home),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const [bytes] = (await once(child.stdout, 'data')) as [Buffer];
    const { url } = JSON.parse(String(bytes)) as { url: string };
    child.stdout.destroy();
    child.stderr.destroy();
    // Too many that come without the token are told of on standard error.
    const stranger = new URL('/', url);
    for (let i = 0; i < 60; i += 1) await (await fetch(stranger)).arrayBuffer();
    expect((await fetch(url, { redirect: 'manual' })).status).toBeLessThan(400);
    child.kill('SIGINT');
    expect((await once(child, 'exit'))[0]).toBe(0);
  });
});

describe('the log file', () => {
  it('may lie on a full disk', async () => {
    expect(statSync('/dev/full').isCharacterDevice()).toBe(true);
    const config = file('config', '');
    // A file where the folder has to be: no log at all can be written.
    const child = spawn(process.execPath, [cli, 'call', 'base::warning', '["said"]', '--json'], {
      env: { ...isolatedEnv(home), XDG_CONFIG_HOME: config },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    expect((await once(child, 'close'))[0]).toBe(0);
  });
});
