import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { EnvironmentContext } from '../../../../electron/environments/work/environment-context';
import { EnvironmentWork } from '../../../../electron/environments/work/environment-work';
import { SessionManager } from '../../../../electron/session/manager/session-manager';
import type { RValue } from '../../../../electron/session/values';
import { WorkQueue } from '../../../../electron/work/work-queue';
import type { WorkItem } from '../../../../shared/contract/work';
import { plainEnvironment, until, workerFolder } from '../../session/real-worker';

let manager: SessionManager;
let queue: WorkQueue;
let work: EnvironmentWork;
let folder = '';
let lines: { readonly source: string; readonly level: string; readonly text: string }[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'studio-work-'));
  lines = [];
  const broken = { startup_scripts: ['stop("a broken script")'], env: { TINY_SETTING: 'environment' } };
  const resolve = async () => plainEnvironment(broken);
  manager = new SessionManager({
    environmentName: 'default',
    resolve,
    workerFolder,
    onEvent: () => undefined,
    onChange: () => undefined,
    settings: { automatic: false },
  });
  queue = new WorkQueue({
    cores: () => 1,
    log: (entry) => void lines.push(entry),
    onChange: () => undefined,
  });
  work = new EnvironmentWork(queue, {
    resolve,
    startWorker: (wish) => manager.startEnvironmentWorker(wish),
    launcher: join(workerFolder, 'launch.sh'),
    network: () => ({
      env: { no_proxy: 'localhost' },
      repositories: { CRAN: 'https://mirror.example.org', lab: 'file:///srv' },
    }),
    log: (entry) => lines.push(entry),
  });
});
afterEach(async () => {
  await queue.close();
  await manager.close();
  await rm(folder, { recursive: true, force: true });
});

function run(does: (context: EnvironmentContext) => Promise<string | null>): {
  id: string;
  ended: Promise<WorkItem>;
} {
  const type = {
    kind: 'repair',
    title: () => 'Work',
    run: (_: null, context: EnvironmentContext) => does(context),
  } as const;
  const { id } = work.start(type, 'default', null);
  return { id, ended: queue.ended(id) };
}

test('R of work on an environment starts though a startup script fails, has the network settings, and ends with the work', async () => {
  let pid = 0;
  const { id, ended } = run(async (context) => {
    const session = await context.worker({ env: { TINY_MORE: 'wish' } });
    const [worker] = manager.workers().filter(({ role }) => role === 'work');
    expect(worker).toMatchObject({ id: 'worker-1', workId: id, role: 'work', state: 'ready' });
    pid = worker?.pid ?? 0;
    const ask = (name: string) => session.call('base::Sys.getenv', { args: [name] });
    const values: RValue[] = await Promise.all(['no_proxy', 'TINY_SETTING', 'TINY_MORE'].map(ask));
    expect(values).toMatchObject(
      [['localhost'], ['environment'], ['wish']].map((texts) => ({ values: texts })),
    );
    const repositories = await session.call('base::getOption', { args: ['repos'] });
    expect(repositories).toMatchObject({ values: ['https://mirror.example.org', 'file:///srv'] });
    const agent = await session.call('base::getOption', { args: ['HTTPUserAgent'] });
    expect(agent).toMatchObject({ values: [expect.stringMatching(/^R\/\d\.\d\.\d R \(\d/)] });
    return 'Asked.';
  });
  expect(await ended).toMatchObject({ error: null, state: 'done' });
  expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  expect(manager.workers().filter(({ role }) => role === 'work')).toEqual([]);
});

test('stopped in Sessions, the worker takes its work along', async () => {
  const { ended } = run(async (context) => {
    const session = await context.worker();
    await session.call('base::Sys.sleep', { args: [300] });
    return null;
  });
  await until(() => manager.workers().some(({ role, state }) => role === 'work' && state === 'busy'));
  await expect(manager.restart('worker-1')).rejects.toMatchObject({
    message: 'The R process worker-1 runs a job and cannot be restarted.',
  });
  await manager.stop('worker-1');
  expect(await ended).toMatchObject({ state: 'cancelled' });
});

test('a program tells its lines; its exit code is an error with what it said last', async () => {
  const { id, ended } = run(async (context) => {
    const result = await context.program('/bin/sh', ['-c', 'echo one; echo "error: two" >&2; exit 3'], {
      mayFail: true,
    });
    expect(result).toMatchObject({ exitCode: 3, signal: null });
    await context.program('/bin/sh', ['-c', 'echo last words; exit 4'], { title: 'The program' });
    return null;
  });
  expect((await ended).error).toMatchObject({
    code: 'internal',
    message: 'The program ended with exit code 4. Its last output: last words',
    details: { exitCode: 4 },
  });
  expect(lines).toContainEqual({ source: id, level: 'info', text: 'one' });
  expect(lines).toContainEqual({ source: id, level: 'error', text: 'error: two' });
});

test('a program that cannot be started is named', async () => {
  const { ended } = run(async (context) => {
    await context.program('/nowhere/tool', []);
    return null;
  });
  expect(await ended).toMatchObject({
    state: 'failed',
    error: { message: expect.stringMatching(/\/nowhere\/tool/) },
  });
});

test('cancelling kills a program with all that it started, also what left its group, and its temporary folder', async () => {
  const script =
    'echo $$ > pids; echo $TMPDIR > place; sleep 300 & echo $! >> pids; setsid sleep 300 & echo $! >> pids; touch ready; wait';
  const { id, ended } = run(async (context) => {
    await context.program('/bin/bash', ['-c', script], { cwd: folder });
    return null;
  });
  await until(() => existsSync(join(folder, 'ready')));
  const pids = readFileSync(join(folder, 'pids'), 'utf8').trim().split('\n').map(Number);
  const place = readFileSync(join(folder, 'place'), 'utf8').trim();
  expect(pids).toHaveLength(3);
  expect(readdirSync(place)).toEqual([]);
  queue.cancel(id);
  expect(await ended).toMatchObject({ state: 'cancelled' });
  await until(() => !pids.some(isRunning), 5000);
  expect(existsSync(place)).toBe(false);
});

/** Zombies, which nobody here reaps, are gone too. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}
