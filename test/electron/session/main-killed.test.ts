import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { buildMain } from './main-build';
import { foldersOf, processesOf, until } from './real-worker';

const folder = mkdtempSync(join(tmpdir(), 'main-process-'));
let main: ChildProcess | null = null;
beforeAll(() => buildMain('main-process.ts', folder));
afterEach(() => void main?.kill('SIGKILL'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const segmentsOf = (pid: number) => foldersOf(pid).flatMap((name) => readdirSync(join('/dev/shm', name)));

test.each([
  // R and its watchdog; two cluster nodes and one that left the group; two forks.
  ['idle', 2, false],
  ['calling', 5, false],
  ['forking', 4, false],
  ['writing a result', 2, true],
  ['writing an argument', 2, true],
])(
  'kill -9 of the main process, its worker %s: no process, no shared memory is left',
  async (mode, processes, writes) => {
    const child = spawn(process.execPath, [join(folder, 'main.mjs'), mode], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    main = child;
    const line = await new Promise<string>((resolve, reject) => {
      child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString()));
      child.once('exit', (code) => reject(new Error(`the main process ended with ${code}`)));
    });
    const { epoch } = JSON.parse(line) as { readonly epoch: string };
    const pid = child.pid ?? 0;
    await until(() => processesOf(epoch).length >= processes);
    expect(foldersOf(pid)).toHaveLength(1);
    if (writes) await until(() => segmentsOf(pid).length > 0);
    child.kill('SIGKILL');
    await until(() => processesOf(epoch).length === 0 && foldersOf(pid).length === 0);
  },
);
