import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, expect, test } from 'vitest';
import { foldersOf, processesOf, until } from './real-worker';

const folder = mkdtempSync(join(tmpdir(), 'main-process-'));
let main: ChildProcess | null = null;
afterAll(() => {
  main?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

test('kill -9 of the main process leaves no process and no shared memory behind', async () => {
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(import.meta.dirname, 'main-process.ts'),
      outDir: folder,
      emptyOutDir: false,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'main.mjs' } },
    },
    define: { 'import.meta.dirname': JSON.stringify(import.meta.dirname) },
    ssr: { noExternal: true },
  });
  const child = spawn(process.execPath, [join(folder, 'main.mjs')], { stdio: ['ignore', 'pipe', 'inherit'] });
  main = child;
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString()));
    child.once('exit', (code) => reject(new Error(`the main process ended with ${code}`)));
  });
  const { epoch } = JSON.parse(line) as { readonly epoch: string };
  const pid = child.pid ?? 0;
  // R, its watchdog, two cluster nodes, one that left the group.
  expect(processesOf(epoch).length).toBeGreaterThanOrEqual(5);
  expect(foldersOf(pid)).toHaveLength(1);
  child.kill('SIGKILL');
  await until(() => processesOf(epoch).length === 0, 3000);
  await until(() => foldersOf(pid).length === 0, 1000);
}, 60_000);
