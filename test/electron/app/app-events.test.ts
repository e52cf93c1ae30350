import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, createApp } from '../../../electron/app/app';
import { browserWindow } from '../../../electron/ipc/window-host';
import { createClient } from '../../../shared/contract/client';
import type { LogEntry } from '../../../shared/contract/system';
import type { WorkerInfo } from '../../../shared/contract/workers';
import { eventually } from '../eventually';
import { memoryPair } from '../ipc/memory-pair';
import { processesOf, workerFolder } from '../session/real-worker';

const home = mkdtempSync(join(tmpdir(), 'app-events-'));
let app: App;
beforeAll(async () => {
  const at = (name: string) => join(home, name);
  app = await createApp({
    ...{ headless: true, resources: { worker: workerFolder } },
    paths: { home, brmspy: at('brmspy'), config: at('config'), cache: at('cache'), projects: at('projects') },
  });
});
afterAll(async () => {
  await app.close();
  rmSync(home, { recursive: true });
});

/** A window of the app, with all that it was told. */
function openWindow() {
  const pair = memoryPair();
  const client = createClient(pair.renderer);
  const states: WorkerInfo[] = [];
  const entries: LogEntry[] = [];
  client.on('workers.changed', (workers) => states.push(...workers.filter(({ id }) => id === 'main')));
  client.on('log.added', (batch) => entries.push(...batch));
  app.connect(pair.main, browserWindow());
  return { pair, client, states, entries, last: () => states.at(-1) };
}

test('windows are told of workers and of the log, each entry once, until they close', async () => {
  const [one, two] = [openWindow(), openWindow()];
  await one.client.call('objects.add', { code: '{ message("counting"); cat("one two\\n"); new.env() }' });
  for (const window of [one, two]) {
    await eventually(() => expect(window.last()).toMatchObject({ state: 'ready', handles: 1 }));
    expect(window.last()).toMatchObject({ role: 'main', environment: 'default', call: null });
    await eventually(() => expect(window.last()?.memoryBytes).toBeGreaterThan(5e7));
    await eventually(() => {
      const said = window.entries.map(({ text, source, stream }) => [text.trim(), source, stream]);
      expect(said).toContainEqual(['counting', 'main', 'message']);
      expect(said).toContainEqual(['one two', 'main', 'stdout']);
    });
    const numbers = window.entries.map(({ seq }) => seq);
    expect(numbers).toEqual(numbers.map((_, i) => (numbers[0] ?? 0) + i));
  }
  expect(await one.client.call('app.log', undefined)).toEqual(expect.arrayContaining(one.entries));

  two.pair.close();
  const [before, toldBefore] = [one.last()?.epoch ?? '', two.states.length];
  await one.client.call('workers.restart', { id: 'main' });
  await eventually(() => expect(one.last()).toMatchObject({ state: 'ready', restarts: 1, handles: 0 }));
  expect(one.last()?.epoch).not.toBe(before);
  expect(one.states.map(({ state }) => state)).toContain('starting');
  expect(two.states).toHaveLength(toldBefore);
  await expect(one.client.call('workers.restart', { id: 'mian' })).rejects.toMatchObject({
    code: 'invalid-input',
    hint: 'There are: main.',
  });

  await one.client.call('workers.stop', { id: 'main' });
  await eventually(() => expect(one.last()).toMatchObject({ state: 'stopped', pid: null }));
  expect(processesOf(one.states.findLast(({ epoch }) => epoch !== null)?.epoch ?? 'none')).toEqual([]);
});
