import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

const module = pathToFileURL(join(import.meta.dirname, '..', '..', 'build', 'setup', 'child.mjs')).href;
let folder: string;
let parent: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'child-'));
  parent = join(folder, 'parent.mjs');
  // Runs the program given as text, and exits as that did.
  writeFileSync(
    parent,
    `import { runChild } from ${JSON.stringify(module)};
process.exitCode = await runChild(process.execPath, ['-e', process.argv[2]]);`,
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

const waits = 'console.log(process.pid); setInterval(() => {}, 1000);';
const endsWell = `process.on('SIGTERM', () => process.exit(7)); ${waits}`;

/** Starts it and resolves with the process and the pid that the child printed. */
async function start(command: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env) {
  const process_ = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const [text] = (await once(process_.stdout, 'data')) as [Buffer];
  return { process: process_, child: Number(String(text)) };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('a program that a script runs', () => {
  it('gets the signals, and its exit code is passed on', async () => {
    const started = await start(process.execPath, [parent, endsWell]);
    started.process.kill('SIGTERM');
    expect((await once(started.process, 'exit'))[0]).toBe(7);
  });

  it('that is killed by a signal gives 128 and its number', async () => {
    const started = await start(process.execPath, [parent, waits]);
    process.kill(started.child, 'SIGKILL');
    expect((await once(started.process, 'exit'))[0]).toBe(137);
  });

  it("does not outlive npm's shell", async () => {
    const line = `${process.execPath} ${parent} '${waits}'; true`;
    const env = { ...process.env, npm_lifecycle_event: 'start' };
    const started = await start('sh', ['-c', line], env);
    expect(isAlive(started.child)).toBe(true);
    started.process.kill('SIGKILL');
    await vi.waitFor(() => expect(isAlive(started.child)).toBe(false), { timeout: 5000 });
  });
});
