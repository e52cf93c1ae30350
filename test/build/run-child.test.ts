import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

const module = pathToFileURL(join(import.meta.dirname, '..', '..', 'build', 'setup', 'run-child.mjs')).href;
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

describe('a command line that runs in the same process', () => {
  /** A script that runs this program, as `start.mjs` runs the app. */
  function script(name: string, program: string): string {
    const file = join(folder, `${name}.mjs`);
    writeFileSync(file, program);
    const runner = join(folder, `run-${name}.mjs`);
    writeFileSync(
      runner,
      `import { runInThisProcess } from ${JSON.stringify(module)};
const code = await runInThisProcess(${JSON.stringify(file)}, ['list', '--json'], { cwd: ${JSON.stringify(folder)} });
process.exitCode = code + 1;`,
    );
    return runner;
  }

  it('has its own arguments and folder, and its exit code is passed on', async () => {
    const program = `console.log(process.pid);
console.log(JSON.stringify([process.argv.slice(2), process.cwd()])); process.exitCode = 4;`;
    const child = spawn(process.execPath, [script('args', program)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.on('data', (bytes: Buffer) => {
      said += String(bytes);
    });
    expect((await once(child, 'close'))[0]).toBe(5);
    const [pid, rest = ''] = said.split('\n');
    expect(Number(pid)).toBe(child.pid);
    expect(JSON.parse(rest)).toEqual([['list', '--json'], realpathSync(folder)]);
  });

  it("is asked once to end when npm's shell does", async () => {
    const log = join(folder, 'asked.txt');
    const program = `import { appendFileSync } from 'node:fs';
process.on('SIGTERM', () => appendFileSync(${JSON.stringify(log)}, 'asked '));
console.log(process.pid);
await new Promise((resolve) => setTimeout(resolve, 2500));`;
    const line = `${process.execPath} ${script('asked', program)}; true`;
    const started = await start('sh', ['-c', line], { ...process.env, npm_lifecycle_event: 'start' });
    started.process.kill('SIGKILL');
    await vi.waitFor(() => expect(isAlive(started.child)).toBe(false), { timeout: 8000 });
    expect(readFileSync(log, 'utf8')).toBe('asked ');
  });

  it('decides itself whether to go on where the terminal was closed, which ends npm too', async () => {
    const log = join(folder, 'goes-on.txt');
    const program = `import { appendFileSync } from 'node:fs';
process.on('SIGTERM', () => process.exit(1));
process.on('SIGHUP', () => appendFileSync(${JSON.stringify(log)}, 'closed '));
console.log(process.pid);
await new Promise((resolve) => setTimeout(resolve, 2000));
appendFileSync(${JSON.stringify(log)}, 'done');`;
    const line = `${process.execPath} ${script('goes-on', program)}; true`;
    const started = await start('sh', ['-c', line], { ...process.env, npm_lifecycle_event: 'start' });
    process.kill(started.child, 'SIGHUP');
    started.process.kill('SIGKILL');
    await vi.waitFor(() => expect(isAlive(started.child)).toBe(false), { timeout: 8000 });
    expect(readFileSync(log, 'utf8')).toBe('closed done');
  });
});
