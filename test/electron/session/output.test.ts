import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { fromR } from '../../../electron/session/from-r';
import type { Session, WorkerEvent } from '../../../electron/session/session';
import { foldersOf, start, until } from './real-worker';

let session: Session;
const events: WorkerEvent[] = [];
beforeAll(async () => {
  session = await start({ onEvent: (event) => events.push(event) });
});
afterEach(() => void events.splice(0));
afterAll(async () => {
  await session.kill();
  expect(foldersOf(process.pid)).toEqual([]);
});

async function evaluate(code: string, onEvent: (event: WorkerEvent) => void = () => {}) {
  const expression = await session.call('base::str2lang', { args: [code] });
  return session.call('base::eval', { args: [expression], onEvent });
}
const lines = (told: readonly WorkerEvent[]) =>
  told.flatMap((event) => (event.kind === 'stdout' || event.kind === 'stderr' ? [event.line] : []));
/** Holds the event loop up, so that much arrives at once. */
function block(forMs: number): void {
  const end = performance.now() + forMs;
  while (performance.now() < end);
}

const say = `say <<- function(i) {
  cat("out", i, "\\n")
  cat("err", i, "\\n", file = stderr())
  message("message ", i)
  cat("unfinished", i)
}`;

test('200 fast calls in a row: every line has the id of its own call', async () => {
  await evaluate(say);
  const told: WorkerEvent[][] = [];
  const calls = Array.from({ length: 200 }, (_, i) => {
    const mine: WorkerEvent[] = [];
    told.push(mine);
    const onEvent = (event: WorkerEvent) => {
      mine.push(event);
      // Now and then nobody looks for a while.
      if (i % 20 === 7) block(3);
    };
    return session.call('base::do.call', { args: ['say', { i }], onEvent });
  });
  await Promise.all(calls);
  const ids = new Set<string | null>();
  for (const [i, mine] of told.entries()) {
    expect([...lines(mine)].sort()).toEqual([`err ${i} `, `out ${i} `, `unfinished ${i}`]);
    expect(mine.filter((event) => event.kind === 'condition')).toMatchObject([{ message: `message ${i}` }]);
    const [id, ...others] = new Set(mine.map((event) => event.callId));
    expect(others).toEqual([]);
    ids.add(id ?? null);
  }
  expect(ids.size).toBe(200);
  expect(events.filter((event) => event.callId === null)).toEqual([]);
});

test('as much as the pipes hold, written just before the answer, is the call’s too', async () => {
  for (let round = 0; round < 12; round += 1) {
    const mine: WorkerEvent[] = [];
    const call = evaluate(
      'for (i in 1:20) { cat(strrep("a", 8000), "\\n"); cat(strrep("b", 8000), "\\n", file = stderr()) }',
      (event) => mine.push(event),
    );
    const next = session.call('base::cat', { args: ['next\n'] });
    await call;
    await next;
    expect(lines(mine)).toHaveLength(40);
  }
});

test('with output diverted by sink(), and after it', async () => {
  const mine: WorkerEvent[] = [];
  await evaluate('{ sink(tempfile()); cat("hidden\\n"); 1 }', (event) => mine.push(event));
  await evaluate('{ cat("hidden too\\n"); system("echo from a child") }', (event) => mine.push(event));
  await evaluate('{ sink(); cat("seen\\n") }', (event) => mine.push(event));
  expect(lines(mine)).toEqual(['from a child', 'seen']);
});

test('what a forked child says while its call waits for it', async () => {
  const mine: WorkerEvent[] = [];
  const code = 'parallel::mclapply(1:4, function(i) { cat(paste0("child ", i, "\\n")); i }, mc.cores = 2)';
  expect(fromR(await evaluate(code, (event) => mine.push(event)))).toEqual([1, 2, 3, 4]);
  expect([...lines(mine)].sort()).toEqual([1, 2, 3, 4].map((i) => `child ${i}`));
});

test('what a process says when no call runs has no id', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'output-'));
  const go = join(folder, 'go');
  await evaluate(`system("(until test -e '${go}'; do sleep 0.02; done; echo late) &")`);
  writeFileSync(go, '');
  await until(() => lines(events).includes('late'));
  rmSync(folder, { recursive: true });
  expect(events).toContainEqual({ kind: 'stdout', line: 'late', callId: null });
});

test('a progress bar is told redraw by redraw', async () => {
  const mine: WorkerEvent[] = [];
  await evaluate(
    '{ bar <- txtProgressBar(0, 3, style = 1); for (i in 1:3) { cat("\\r", i, sep = "") } }',
    (event) => mine.push(event),
  );
  expect(lines(mine)).toEqual(['', '1', '2', '3']);
});
