import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LogBook } from '../../../electron/log/log-book';
import { logWorkerEvent } from '../../../electron/session/manager/log-worker-event';
import type { Session, WorkerEvent } from '../../../electron/session/session';
import type { LogEntry } from '../../../shared/contract/system';
import { evaluate } from '../session/faults';
import { growth } from '../session/live-memory';
import { start, until } from '../session/real-worker';

const folder = mkdtempSync(join(tmpdir(), 'log-flood-'));
const batches: (readonly LogEntry[])[] = [];
const log = new LogBook(folder, (batch) => batches.push(batch));
const main = { id: 'main', role: 'main', environment: 'default' } as const;
let session: Session;
/** How often it was told that lines were left out. What follows in a slow flood drives that out of the log's memory. */
let notices = 0;
beforeAll(async () => {
  const onEvent = (event: WorkerEvent) => {
    if (event.kind === 'log' && /were left out/.test(event.message)) notices += 1;
    logWorkerEvent(log, event, main, () => false);
  };
  session = await start({ onEvent });
});
afterAll(async () => {
  await session.kill();
  log.close();
  rmSync(folder, { recursive: true });
});

const size = (entries: readonly LogEntry[]) => entries.reduce((sum, { text }) => sum + text.length, 0);

const lines = 'paste0(rep(strrep("x", 79), 1000), collapse = "\\n")';
test.each([
  ['lines on stdout', `{ b <- ${lines}; for (i in 1:1250) cat(b, "\\n", sep = ""); NULL }`, 'stdout'],
  [
    'lines on stderr',
    `{ b <- ${lines}; for (i in 1:1250) cat(b, "\\n", sep = "", file = stderr()); NULL }`,
    'stderr',
  ],
  [
    'messages of 100,000 characters',
    '{ b <- strrep("x", 1e5); for (i in 1:1000) message(b); NULL }',
    'message',
  ],
  ['one message of 100 MB', '{ message(strrep("x", 1e8)); NULL }', null],
])('100 MB of R’s output, as %s: memory, batches and files stay small', async (_, code, stream) => {
  const first = log.list().at(-1)?.seq ?? 0;
  const firstBatch = batches.length;
  const before = notices;
  // One message, cut by the worker, comes through where the second before it was quiet enough.
  const isCut = () => log.list().some(({ seq, text }) => seq > first && /more characters are in/.test(text));
  const isTold = () => notices > before || (stream === null && isCut());
  expect(await growth(evaluate(session, code).then(() => until(isTold)))).toBeLessThan(80e6);
  if (stream !== null)
    expect(log.list().some((entry) => entry.seq > first && entry.stream === stream)).toBe(true);
  expect(log.list().length).toBeLessThanOrEqual(2000);
  expect(size(log.list())).toBeLessThanOrEqual(2e6);
  // A window is told of the last entry that there is.
  await until(() => batches.at(-1)?.at(-1)?.seq === log.list().at(-1)?.seq);
  const mine = batches.slice(firstBatch);
  expect(mine.length).toBeGreaterThan(0);
  for (const batch of mine) {
    expect(batch.length).toBeLessThanOrEqual(300);
    expect(size(batch)).toBeLessThanOrEqual(2e5);
  }
  const files = readdirSync(folder).map((name) => statSync(join(folder, name)).size);
  expect(files.length).toBeLessThanOrEqual(2);
  for (const bytes of files) expect(bytes).toBeLessThan(12e6);
});
