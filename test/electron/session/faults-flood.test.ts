import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fromR } from '../../../electron/session/from-r';
import type { Session, WorkerEvent } from '../../../electron/session/session';
import { atOnce, evaluate, failure, gone, isWell } from './faults';
import { growth } from './live-memory';
import { start, until } from './real-worker';

let session: Session;
let told: WorkerEvent[] = [];
beforeEach(async () => {
  session = await start({ graceMs: 300, onEvent: (event) => told.push(event) });
});
afterEach(async () => {
  await session.kill();
  await gone(session.epoch);
  told = [];
});

const isLine = (event: WorkerEvent) => event.kind === 'stdout' || event.kind === 'stderr';
function textIn(event: WorkerEvent): string {
  if (event.kind === 'stdout' || event.kind === 'stderr') return event.line;
  return event.kind === 'condition' ? event.message : '';
}

const lines = 'paste0(rep(strrep("x", 79), 1000), collapse = "\\n")';
const floods: readonly (readonly [string, string])[] = [
  ['100 MB of lines on stdout', `{ b <- ${lines}; for (i in 1:1250) cat(b, "\\n", sep = ""); "over" }`],
  [
    '100 MB of lines on stderr',
    `{ b <- ${lines}; for (i in 1:1250) cat(b, "\\n", sep = "", file = stderr()); "over" }`,
  ],
  ['100 MB by message()', '{ b <- strrep("x", 1e5); for (i in 1:1000) message(b); "over" }'],
  ['100 MB without a line end', '{ b <- strrep("x", 1e6); for (i in 1:100) cat(b); "over" }'],
  [
    '100 MB from a child process',
    '{ system("yes xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx | head -c 100000000"); "over" }',
  ],
];
describe('a flood of output', () => {
  test.each(floods)('%s: the call answers, memory is bounded, listeners are spared', async (_, code) => {
    const began = performance.now();
    const mine: WorkerEvent[] = [];
    const call = evaluate(session, code, { onEvent: (event) => mine.push(event) });
    const grown = await growth(call);
    expect(grown).toBeLessThan(80e6);
    expect(fromR(await call)).toBe('over');
    const seconds = (performance.now() - began) / 1000;
    // 20,000 lines at once and 4,000 a second, of 256 characters each.
    expect(told.length).toBeGreaterThan(10);
    expect(told.length).toBeLessThan(20_010 + 4_000 * seconds);
    expect(told.reduce((sum, event) => sum + textIn(event).length, 0)).toBeLessThan(6e6 + 1.1e6 * seconds);
    for (const event of told.filter(isLine)) expect(textIn(event).length).toBeLessThanOrEqual(16_384);
    expect(new Set(mine.map((event) => event.callId)).size).toBe(1);
    await until(() => told.some((event) => event.kind === 'log'));
    expect(told.find((event) => event.kind === 'log')).toMatchObject({
      level: 'warn',
      message: expect.stringMatching(/^\d+ lines of R's output were left out/),
    });
    await isWell(session);
  });
});

describe('a call that never returns', () => {
  test('is stopped at its deadline; the worker goes on', async () => {
    const { error, afterMs } = await failure(evaluate(session, 'repeat NULL', { timeoutMs: 300 }));
    expect(error.code).toBe('timeout');
    expect(afterMs).toBeLessThan(atOnce);
    await isWell(session);
  });

  test('and floods: is stopped at its deadline too', async () => {
    const { error, afterMs } = await failure(evaluate(session, 'repeat print(1)', { timeoutMs: 300 }));
    expect(error.code).toBe('timeout');
    expect(afterMs).toBeLessThan(atOnce);
    await isWell(session);
  });

  test('and cannot be interrupted: its worker is killed after the grace, with all that it started', async () => {
    const code = '{ system("sleep 300 &"); suspendInterrupts(repeat NULL) }';
    const { error, afterMs } = await failure(evaluate(session, code, { timeoutMs: 300 }));
    expect(error.code).toBe('timeout');
    expect(afterMs).toBeLessThan(atOnce);
    expect((await failure(session.ping())).error.code).toBe('worker-crashed');
    await gone(session.epoch);
  });
});
