import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fromR } from '../../../electron/session/from-r';
import type { Session } from '../../../electron/session/session';
import { atOnce, evaluate, failure, gone, isWell } from './faults';
import { start, until } from './real-worker';

let session: Session;
beforeEach(async () => {
  session = await start();
});
afterEach(async () => {
  await session.kill();
  await gone(session.epoch);
});

async function segmentFolder(): Promise<string> {
  return String(fromR(await session.call('base::Sys.getenv', { args: ['BRMS_STUDIO_SHM'] })));
}
const crashed = { code: 'worker-crashed', details: { signal: 'SIGKILL' } };

describe('kill -9 of the worker', () => {
  test('idle: known at once, and the next call says so', async () => {
    const exit = new Promise((resolve) => session.onExit(resolve));
    const began = performance.now();
    process.kill(session.pid, 'SIGKILL');
    expect(await exit).toMatchObject({ expected: false, signal: 'SIGKILL' });
    expect(performance.now() - began).toBeLessThan(atOnce);
    const { error } = await failure(session.ping());
    expect(error).toMatchObject({ ...crashed, message: expect.stringContaining('while it was idle') });
  });

  test('in a call: that call and the hundred that wait settle at once', async () => {
    const calls = [session.call('base::Sys.sleep', { args: [60] })];
    for (let i = 0; i < 100; i += 1) calls.push(session.call('base::date'));
    const failures = Promise.all(calls.map(failure));
    await until(() => session.waiting === 100);
    const began = performance.now();
    process.kill(session.pid, 'SIGKILL');
    for (const { error } of await failures) expect(error).toMatchObject(crashed);
    expect(performance.now() - began).toBeLessThan(atOnce);
  });

  test('while it writes a buffer of 800 MB', async () => {
    const folder = await segmentFolder();
    const call = failure(session.call('base::numeric', { args: [1e8] }));
    await until(() => readdirSync(folder).length > 0);
    process.kill(session.pid, 'SIGKILL');
    const { error } = await call;
    expect(error).toMatchObject(crashed);
  });

  test('while a buffer of 400 MB is written for it', async () => {
    const folder = await segmentFolder();
    const call = failure(session.call('base::sum', { args: [new Float64Array(5e7)] }));
    await until(() => readdirSync(folder).length > 0);
    process.kill(session.pid, 'SIGKILL');
    expect((await call).error).toMatchObject(crashed);
  });
});

/** C's own longjmp with nowhere to go: R has no part in it. */
const wildJump = `{
  maps <- grep("/libc[.-]", readLines("/proc/self/maps"), value = TRUE)
  dyn.load(sub("^[^/]*", "", maps)[[1]])
  .C("longjmp", raw(400))
}`;

describe('the worker ends by itself', () => {
  test('by a fault in C code: R’s last words are in the error, and it does not ask what to do', async () => {
    const { error, afterMs } = await failure(evaluate(session, wildJump));
    expect(error).toMatchObject({ code: 'worker-crashed', details: { signal: 'SIGSEGV' } });
    expect(String(error.details?.stderrTail)).toContain('caught segfault');
    expect(String(error.details?.stderrTail)).toContain('longjmp');
    expect(afterMs).toBeLessThan(atOnce);
  });

  test.each(['SIGSEGV', 'SIGABRT', 'SIGILL', 'SIGBUS'])('by %s', async (signal) => {
    const number = { SIGSEGV: 11, SIGABRT: 6, SIGILL: 4, SIGBUS: 7 }[signal] ?? 0;
    const call = session.call('tools::pskill', { args: [session.pid, number] });
    // R looks at the signal in its own time: the call may be answered before.
    await call.catch(() => {});
    const exit = await new Promise((resolve) => session.onExit(resolve));
    expect(exit).toMatchObject({ expected: false, signal });
    expect((await failure(session.ping())).error.code).toBe('worker-crashed');
  });

  test('by quit(), with its status', async () => {
    const { error, afterMs } = await failure(session.call('base::quit', { kwargs: { status: 7 } }));
    expect(error).toMatchObject({ code: 'worker-crashed', details: { exitCode: 7 } });
    expect(afterMs).toBeLessThan(atOnce);
  });

  test('by closing its connection to us by its bare number: the call fails instead of waiting for ever', async () => {
    const close = 'for (i in 3:9) try(close(structure(i, class = "connection")), silent = TRUE)';
    const { error } = await failure(evaluate(session, `{ ${close}; repeat Sys.sleep(0.1) }`));
    expect(error).toMatchObject({
      code: 'protocol',
      message: expect.stringContaining('closed its connection to the app'),
    });
  });
});

describe('what harms nothing', () => {
  test('closing all connections, as the last thing too: those of R code are closed, ours goes on', async () => {
    const open = 'con <- file(tempfile(), "w")';
    const left = await evaluate(session, `{ ${open}; closeAllConnections(); nrow(showConnections()) }`);
    expect(fromR(left)).toBe(0);
    expect(fromR(await session.call('base::closeAllConnections'))).toBeNull();
    await isWell(session);
  });

  test('writing into every connection that there is: no call waits for the rest of a frame', async () => {
    const code = `for (i in c(getAllConnections(), 3:9)) {
      try(writeBin(as.raw(c(9, 0, 0, 0, 1)), getConnection(i)), silent = TRUE)
    }`;
    await evaluate(session, code, { timeoutMs: 20_000 });
    await isWell(session);
  });
});

describe('what is only an error of R', () => {
  test('invokeRestart("abort"), with which code ends quietly', async () => {
    const { error } = await failure(evaluate(session, '{ on.exit(left <<- TRUE); invokeRestart("abort") }'));
    expect(error).toMatchObject({ code: 'r-error', message: expect.stringContaining('without a result') });
    await isWell(session);
  });

  test.each([25, 50, 100, 300])(
    'options(expressions = %i): too few for the worker, which takes more',
    async (count) => {
      await evaluate(session, `options(expressions = ${count})`).catch(({ code }) =>
        expect(code).toBe('r-error'),
      );
      await isWell(session);
      expect(fromR(await session.call('base::getOption', { args: ['expressions'] }))).toBe(5000);
    },
  );

  const deep: readonly (readonly [string, string, RegExp])[] = [
    ['endless recursion', '(function() { f <- function() f(); f() })()', /nested too deeply|C stack usage/],
    [
      'a full C stack',
      '{ options(expressions = 500000); on.exit(options(expressions = 5000)); f <- function() f(); f() }',
      /C stack usage|stack overflow/,
    ],
    [
      'an expression nested too deep for the parser',
      'parse(text = strrep("(", 1e5))',
      /contextstack|stack|memory/,
    ],
    [
      'a call nested too deep to be evaluated',
      '{ e <- quote(x); for (i in 1:20000) e <- call("(", e); x <- 1; eval(e) }',
      /nested too deeply|C stack usage|stack overflow/,
    ],
    ['more memory than there is', 'numeric(1e13)', /cannot allocate/],
    ['stop() with a condition of 100 MB', 'stop(strrep("x", 1e8))', /^x+/],
  ];
  test('a worker outlives them all, one after the other', async () => {
    for (const [what, code, message] of deep) {
      const { error, afterMs } = await failure(evaluate(session, code));
      expect([what, error.code]).toEqual([what, 'r-error']);
      expect(error.message.slice(0, 2000)).toMatch(message);
      expect(error.condition?.traceback.length).toBeLessThanOrEqual(61);
      expect(afterMs).toBeLessThan(atOnce);
      await isWell(session);
    }
  });
});
