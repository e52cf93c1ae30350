import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { fromR } from '../../../electron/session/from-r';
import type { Session, SessionExit, WorkerEvent } from '../../../electron/session/session';
import { StudioError } from '../../../shared/errors/studio-error';
import { foldersOf, plainEnvironment, processesOf, start, until, workerFolder } from './real-worker';

let session: Session | null = null;
async function begin(options: Parameters<typeof start>[0] = {}): Promise<Session> {
  session = await start(options);
  return session;
}
afterEach(async () => {
  await session?.kill();
  session = null;
  expect(foldersOf(process.pid)).toEqual([]);
});

const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => {
      throw new Error('did not fail');
    },
    (error: unknown) => (error instanceof StudioError ? error : Promise.reject(error)),
  );
async function evaluate(worker: Session, code: string, options = {}) {
  const expression = await worker.call('base::str2lang', { args: [code] });
  return worker.call('base::eval', { args: [expression], ...options });
}

describe('a worker', () => {
  test('answers, says what it is, and ends without a trace', async () => {
    const worker = await begin();
    expect(worker.info.versions.R).toMatch(/^\d+\.\d+\.\d+$/);
    expect(fromR(await worker.call('base::Sys.getpid'))).toBe(worker.pid);
    expect((await worker.status()).memoryBytes).toBeGreaterThan(1e7);
    expect(fromR(await worker.call('base::Sys.getenv', { args: ['BRMS_STUDIO_TOKEN'] }))).toBe('');
    const exits: SessionExit[] = [];
    worker.onExit((exit) => exits.push(exit));
    await worker.shutdown();
    expect(exits).toMatchObject([{ expected: true, exitCode: 0 }]);
    expect(worker.state).toBe('exited');
    expect([worker.current, worker.waiting]).toEqual([null, 0]);
    expect(processesOf(worker.epoch)).toEqual([]);
    expect((await failure(worker.ping())).code).toBe('cancelled');
  });

  test('runs from a folder with spaces and letters beyond ASCII', async () => {
    const parent = mkdtempSync(join(tmpdir(), 'with space ü '));
    symlinkSync(workerFolder, join(parent, 'the worker'));
    const worker = await begin({ workerFolder: join(parent, 'the worker') });
    await worker.ping();
    rmSync(parent, { recursive: true });
  });

  test('tells output, warnings and messages, line by line', async () => {
    const events: WorkerEvent[] = [];
    const worker = await begin({ onEvent: (event) => events.push(event) });
    await worker.call('base::cat', { args: ['one\ntwo\r10%\r20%\nlast'] });
    await worker.call('base::warning', { args: ['careful'] });
    await worker.call('base::message', { args: ['hällo'] });
    await worker.shutdown();
    const lines = events.flatMap((event) => (event.kind === 'stdout' ? [event.line] : []));
    expect(lines).toEqual(['one', 'two', '10%', '20%', 'last']);
    expect(events).toContainEqual(
      expect.objectContaining({ kind: 'condition', level: 'warning', message: 'careful' }),
    );
    expect(events).toContainEqual(
      expect.objectContaining({ kind: 'condition', level: 'message', message: 'hällo' }),
    );
  });

  test('applies libraries, variables and startup scripts in order', async () => {
    const library = mkdtempSync(join(tmpdir(), 'rlib-'));
    const environment = plainEnvironment({
      env: { PEER_TEST: 'täpp' },
      startup_scripts: ['first <- 1; options(peer = 1)', 'second <- first + getOption("peer")'],
    });
    const worker = await begin({ environment: { ...environment, libraries: [library] } });
    expect(fromR(await worker.call('base::get', { args: ['second'] }))).toBe(2);
    expect(fromR(await worker.call('base::Sys.getenv', { args: ['PEER_TEST'] }))).toBe('täpp');
    expect(fromR(await evaluate(worker, '.libPaths()[1]'))).toBe(library);
    rmSync(library, { recursive: true });
  });

  test('a script that fails is named', async () => {
    const environment = plainEnvironment({ startup_scripts: ['x <- 1', 'stop("no such luck")'] });
    const error = await failure(start({ environment }));
    expect(error).toMatchObject({ code: 'invalid-input', where: 'startup_scripts[1]' });
    expect(error.message).toContain('Startup script 2 (stop("no such luck"))');
    expect(error.message).toContain("'default' failed: no such luck");
  });

  test('a script that ends R says so, with the last lines of stderr', async () => {
    const environment = plainEnvironment({
      startup_scripts: ['cat("bye\\n", file = stderr()); quit(status = 3)'],
    });
    const error = await failure(start({ environment }));
    expect(error).toMatchObject({ code: 'worker-crashed', details: { exitCode: 3, stderrTail: ['bye'] } });
  });

  test('no R, a start that takes too long, one that is given up', async () => {
    const environment = plainEnvironment();
    const missing = await failure(start({ environment: { ...environment, rBinary: '/nowhere/R' } }));
    expect(missing).toMatchObject({ code: 'invalid-input', where: 'r_home' });
    const slow = plainEnvironment({ startup_scripts: ['Sys.sleep(60)'] });
    expect((await failure(start({ environment: slow, startTimeoutMs: 500 }))).code).toBe('timeout');
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 300);
    expect((await failure(start({ environment: slow, signal: controller.signal }))).code).toBe('cancelled');
  });

  test('draws nothing into files', async () => {
    const worker = await begin();
    await worker.call('graphics::plot', { args: [[1, 2, 3]] });
    expect(existsSync('Rplots.pdf')).toBe(false);
  });
});

describe('errors of R', () => {
  test('come with class, call and the traceback of the living stack', async () => {
    const worker = await begin();
    const call = evaluate(worker, '(function() { inner <- function(x) stop("deep ", x); inner(1) })()');
    const error = await failure(call);
    expect(error).toMatchObject({ code: 'r-error', message: 'deep 1', condition: { call: 'inner(1)' } });
    expect(error.condition?.classes).toContain('simpleError');
    expect(error.condition?.traceback.slice(-2)).toEqual(['inner(1)', 'stop("deep ", x)']);
    expect(error.condition?.traceback[0]).toBe('base::eval(arg1)');
  });
});

describe('a worker that goes', () => {
  test('in a call: all that is pending settles; its handles are stale in the next worker', async () => {
    const worker = await begin();
    const handle = await worker.call('base::globalenv');
    const calls = [worker.call('base::Sys.sleep', { args: [60] }), worker.call('base::date'), worker.ping()];
    await until(() => worker.state === 'busy');
    setTimeout(() => process.kill(worker.pid, 'SIGKILL'), 100);
    for (const error of await Promise.all(calls.map(failure))) expect(error.code).toBe('worker-crashed');
    const next = await begin();
    expect((await failure(next.call('base::ls', { args: [handle] }))).code).toBe('stale-handle');
  });

  test('kill() takes along what R started, even into sessions of their own', async () => {
    const worker = await begin();
    await worker.call('base::system', { args: ['sleep 300 & setsid sleep 300 &'] });
    const sleeping = worker.call('base::Sys.sleep', { args: [300] });
    await until(() => processesOf(worker.epoch).length >= 4);
    const cancelled = failure(sleeping);
    await worker.kill();
    expect((await cancelled).code).toBe('cancelled');
    expect(processesOf(worker.epoch)).toEqual([]);
  });

  test('a crash takes along what R started, too', async () => {
    const worker = await begin();
    await worker.call('base::system', { args: ['sleep 300 & setsid sleep 300 &'] });
    await until(() => processesOf(worker.epoch).length >= 4);
    const gone = new Promise((resolve) => worker.onExit(resolve));
    process.kill(worker.pid, 'SIGKILL');
    await gone;
    await until(() => processesOf(worker.epoch).length === 0);
  });
});

describe('stopping a call', () => {
  test('interrupts R at once; the next call gets its own answer', async () => {
    const worker = await begin();
    const controller = new AbortController();
    const sleeping = failure(worker.call('base::Sys.sleep', { args: [60], signal: controller.signal }));
    const next = worker.call('base::paste', { args: ['mine'] });
    await new Promise((resolve) => setTimeout(resolve, 100));
    controller.abort();
    expect((await sleeping).code).toBe('cancelled');
    // It was not killed after the grace.
    expect(fromR(await next)).toBe('mine');
  });

  test('a hundred times at any moment: never another call’s answer, never a lost one', async () => {
    const worker = await begin();
    for (let round = 0; round < 100; round += 1) {
      const controller = new AbortController();
      const stopped = worker
        .call('base::Sys.sleep', { args: [0.002], signal: controller.signal })
        .catch((e) => e);
      const next = worker.call('base::identity', { args: [round] });
      await new Promise((resolve) => setTimeout(resolve, round % 5));
      controller.abort();
      await stopped;
      expect(fromR(await next)).toBe(round);
    }
  });

  test('interrupt() stops what runs, nothing else, and nothing where nothing runs', async () => {
    const worker = await begin();
    worker.interrupt();
    const began = Date.now();
    const sleeping = failure(worker.call('base::Sys.sleep', { args: [60] }));
    const next = worker.call('base::identity', { args: [2] });
    await until(() => worker.current?.target === 'base::Sys.sleep');
    expect(worker.current).toMatchObject({ target: 'base::Sys.sleep' });
    expect(worker.current?.since).toBeGreaterThanOrEqual(began);
    expect(worker.waiting).toBe(1);
    worker.interrupt();
    expect((await sleeping).code).toBe('cancelled');
    expect(fromR(await next)).toBe(2);
  });

  test('while it tells a thousand things: no frame is torn', async () => {
    const worker = await begin();
    for (const delay of [0, 1, 5, 20, 50, 100]) {
      const told: WorkerEvent[] = [];
      const controller = new AbortController();
      const code = 'for (i in 1:1e6) message("number ", i, strrep("x", 20000))';
      const expression = await worker.call('base::str2lang', { args: [code] });
      const { signal } = controller;
      const call = worker.call('base::eval', {
        args: [expression],
        signal,
        onEvent: (event) => told.push(event),
      });
      const stopped = failure(call);
      await until(() => told.length > 3);
      await new Promise((resolve) => setTimeout(resolve, delay));
      controller.abort();
      expect((await stopped).code).toBe('cancelled');
      expect(fromR(await worker.call('base::identity', { args: [delay] }))).toBe(delay);
    }
  });
});
