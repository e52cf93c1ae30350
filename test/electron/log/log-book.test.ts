import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isProgress } from '../../../electron/fits/progress';
import { LogBook, type LogLimits } from '../../../electron/log/log-book';
import { logWorkerEvent } from '../../../electron/session/manager/log-worker-event';
import type { LogEntry } from '../../../shared/contract/system';
import { eventually } from '../eventually';
import { liveMemory } from '../session/live-memory';

let folder: string;
let log: LogBook;
let batches: (readonly LogEntry[])[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'log-book-'));
  batches = [];
});
afterEach(() => {
  log.close();
  rmSync(folder, { recursive: true });
});
function open(limits: Partial<LogLimits> = {}) {
  log = new LogBook(folder, (batch) => batches.push(batch), { batchMs: 20, ...limits });
}
const say = (text: string, level: LogEntry['level'] = 'info') => log.add({ level, source: 'app', text });
const file = () => readFileSync(join(folder, 'studio.log'), 'utf8');
const lines = () => {
  const rows = file().trimEnd().split('\n');
  return rows.map((row) => JSON.parse(row) as Record<string, unknown>);
};

test('entries are numbered without a gap, told in batches, oldest first, and written', async () => {
  open();
  for (const text of ['one', 'two', 'three']) say(text);
  expect(batches).toEqual([]);
  await eventually(() => expect(batches).toHaveLength(1));
  say('four');
  await eventually(() => expect(batches).toHaveLength(2));
  expect(batches.flat().map(({ seq, text }) => [seq, text])).toEqual([
    [1, 'one'],
    [2, 'two'],
    [3, 'three'],
    [4, 'four'],
  ]);
  expect(log.list()).toEqual(batches.flat());
  expect(lines().map(({ msg }) => msg)).toEqual(['one', 'two', 'three', 'four']);
});

test('an error is in the file at once, the rest when the log is closed', () => {
  open({ batchMs: 60_000 });
  say('before');
  say('it failed', 'error');
  expect(lines().map(({ msg }) => msg)).toEqual(['before', 'it failed']);
  say('after');
  expect(lines()).toHaveLength(2);
  log.close();
  expect(lines()).toHaveLength(3);
  expect(batches.flat()).toHaveLength(3);
});

test('a flood fills neither memory nor window nor disk, and does not block for long', async () => {
  open({ fileBytes: 2e6 });
  const text = 'x'.repeat(99);
  const before = liveMemory();
  const began = performance.now();
  for (let part = 0; part < 100; part += 1) {
    for (let i = 0; i < 2000; i += 1) say(text);
    await new Promise((resolve) => setImmediate(resolve));
  }
  const seconds = (performance.now() - began) / 1000;
  await eventually(() => expect(batches.at(-1)?.at(-1)?.seq).toBe(200_000));
  // 20 MB of text: one second on a quiet machine.
  expect(seconds).toBeLessThan(30);
  expect(batches.length).toBeLessThanOrEqual(seconds * 50 + 2);
  expect(batches.every((batch) => batch.length <= 300)).toBe(true);
  expect(log.list()).toHaveLength(2000);
  expect(log.list().at(-1)?.seq).toBe(200_000);
  expect(liveMemory() - before).toBeLessThan(3e7);
  const sizes = readdirSync(folder).map((name) => statSync(join(folder, name)).size);
  expect(readdirSync(folder).toSorted()).toEqual(['studio.log', 'studio.log.old']);
  expect(Math.max(...sizes)).toBeLessThan(3e6);
});

test('memory is bounded in characters too, and a very long entry is cut for the screen alone', () => {
  open({ characters: 50_000, text: 10_000 });
  for (let i = 0; i < 20; i += 1) say(String(i).padEnd(9000, '.'));
  expect(log.list().map(({ seq }) => seq)).toEqual([16, 17, 18, 19, 20]);
  say('y'.repeat(30_000));
  expect(log.list().at(-1)?.text).toMatch(/^y{10000} … \(20000 more characters are in the log's file\)$/);
  log.close();
  expect(String(lines().at(-1)?.msg)).toHaveLength(30_000);
});

test('a batch has the newest entries where all would be too much', async () => {
  open({ batchEntries: 10, batchCharacters: 1000 });
  for (let i = 1; i <= 50; i += 1) say(`${i}`);
  await eventually(() => expect(batches).toHaveLength(1));
  expect(batches[0]?.map(({ seq }) => seq)).toEqual([41, 42, 43, 44, 45, 46, 47, 48, 49, 50]);
  for (let i = 1; i <= 5; i += 1) say('z'.repeat(400));
  await eventually(() => expect(batches).toHaveLength(2));
  expect(batches[1]?.map(({ seq }) => seq)).toEqual([54, 55]);
});

test('a log that has grown is put aside at the start; one that cannot be written stops nothing', () => {
  open();
  for (let i = 0; i < 100; i += 1) say('something');
  log.close();
  open({ fileBytes: 1000 });
  say('new');
  log.close();
  expect(lines().map(({ msg }) => msg)).toEqual(['new']);
  rmSync(folder, { recursive: true });
  open();
  rmSync(folder, { recursive: true });
  say('lost', 'error');
  expect(log.list()).toHaveLength(1);
  open();
});

test('what workers say has a level, a source, a worker and its call', () => {
  open();
  const main = { id: 'main', role: 'main', environment: 'default' } as const;
  const fit = { id: 'fit-2', role: 'fit', environment: 'default', workId: 'work-5' } as const;
  const line = (kind: 'stdout' | 'stderr', text: string) => ({ kind, line: text, callId: '7' });
  const condition = (level: 'message' | 'warning', message: string) => ({
    ...({ kind: 'condition', level, message, classes: [], call: null, callId: '7' } as const),
  });
  logWorkerEvent(log, line('stdout', '[1] 3'), main, isProgress);
  logWorkerEvent(log, line('stderr', 'In file included from model.cpp:4'), fit, isProgress);
  logWorkerEvent(log, line('stderr', "model.cpp:5: error: expected ';'"), fit, isProgress);
  logWorkerEvent(log, line('stderr', 'Warning message:'), main, isProgress);
  logWorkerEvent(log, line('stdout', 'Chain 1: Iteration: 10 / 20 [ 50%]  (Warmup)'), fit, isProgress);
  logWorkerEvent(log, line('stdout', '   '), main, isProgress);
  logWorkerEvent(log, condition('message', 'Compiling Stan program...'), fit, isProgress);
  logWorkerEvent(log, condition('warning', 'There were 3 divergent transitions.'), fit, isProgress);
  logWorkerEvent(
    log,
    { kind: 'log', level: 'warn', message: 'lines were left out', callId: null },
    main,
    isProgress,
  );
  const said = log
    .list()
    .map(({ level, source, worker, callId, stream }) => [level, source, worker, callId, stream]);
  expect(said).toEqual([
    ['info', 'main', 'main', '7', 'stdout'],
    ['info', 'work-5', 'fit-2', '7', 'stderr'],
    ['error', 'work-5', 'fit-2', '7', 'stderr'],
    ['warn', 'main', 'main', '7', 'stderr'],
    ['info', 'work-5', 'fit-2', '7', 'message'],
    ['warn', 'work-5', 'fit-2', '7', 'warning'],
    ['warn', 'main', 'main', null, 'app'],
  ]);
});

test('a folder that cannot be made keeps nobody from starting: entries are told all the same', async () => {
  writeFileSync(join(folder, 'file'), '');
  log = new LogBook(join(folder, 'file', 'config'), (batch) => batches.push(batch), { batchMs: 20 });
  say('one');
  await eventually(() => expect(batches.flat().map(({ text }) => text)).toContain('one'));
});
