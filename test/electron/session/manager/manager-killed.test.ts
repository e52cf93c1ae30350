import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { buildMain } from '../main-build';
import { foldersOf, processesOf, until } from '../real-worker';

const folder = mkdtempSync(join(tmpdir(), 'manager-process-'));
let main: ChildProcess | null = null;
afterAll(() => {
  main?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

test('kill -9 of the main process leaves nothing of a main worker, a spare and a fit', async () => {
  const file = await buildMain('manager/manager-process.ts', folder);
  const child = spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'inherit'] });
  main = child;
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString()));
    child.once('exit', (code) => reject(new Error(`the main process ended with ${code}`)));
  });
  const workers = JSON.parse(line) as readonly { readonly id: string; readonly epoch: string }[];
  expect(workers.map(({ id }) => id)).toEqual(['main', 'spare', 'fit-1']);
  const processes = () => workers.flatMap(({ epoch }) => processesOf(epoch));
  // Each R with its watchdog; the fit's fork, and what left its group.
  expect(processes().length).toBeGreaterThanOrEqual(8);
  const pid = child.pid ?? 0;
  expect(foldersOf(pid)).toHaveLength(3);
  child.kill('SIGKILL');
  await until(() => processes().length === 0 && foldersOf(pid).length === 0);
});
