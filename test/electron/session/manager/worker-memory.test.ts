import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import { readMemory } from '../../../../electron/session/manager/worker-memory';

const groups: number[] = [];
afterEach(() => {
  for (const group of groups.splice(0)) process.kill(-group, 'SIGKILL');
});

/** A shell in a group of its own that runs `script`; resolves when that has said a process id. */
async function start(script: string): Promise<{ readonly pid: number; readonly said: number }> {
  const child = spawn('/bin/sh', ['-c', script], { detached: true, stdio: ['ignore', 'pipe', 'inherit'] });
  const pid = child.pid ?? 0;
  groups.push(pid);
  const [said] = await once(child.stdout, 'data');
  return { pid, said: Number(said) };
}
/** A process that holds so many megabytes. */
const holder = (megabytes: number) =>
  `${process.execPath} -e 'globalThis.x = Buffer.alloc(${megabytes}e6, 1); console.log(process.pid); setInterval(() => 0, 1e5)'`;

test.runIf(process.platform === 'linux')('counts children, and children that left the group', async () => {
  const { pid: alone } = await start('echo 0; sleep 100');
  const { pid: parent } = await start(`${holder(150)} & wait`);
  const { pid: left, said } = await start(`setsid ${holder(150)} & wait`);
  groups.push(said);
  const memory = await readMemory([alone, parent, left, 999_999_999]);
  expect(memory.get(alone)).toBeGreaterThan(0);
  expect(memory.get(alone)).toBeLessThan(2e7);
  expect(memory.get(parent)).toBeGreaterThan(1.5e8);
  expect(memory.get(left)).toBeGreaterThan(1.5e8);
  expect(memory.has(999_999_999)).toBe(false);
});
