import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { findOnPath } from '../../../build/setup/on-path.mjs';

/** A display for windows that nobody looks at. */
export interface Display {
  /** `:99`, for `DISPLAY`. */
  readonly name: string;
  close(): Promise<void>;
}

/** Is there a way to show a window, and if not, why? */
export function displayMissing(): string | undefined {
  if (process.platform !== 'linux' || process.env.DISPLAY || findOnPath(['Xvfb'])) return undefined;
  return 'There is no display here, and no Xvfb (Debian has it in the package xvfb).';
}

/** Xvfb on a number of its own choice; undefined where the system has its own display. */
export async function openDisplay(): Promise<Display | undefined> {
  if (process.platform !== 'linux' || process.env.DISPLAY) return undefined;
  const screen = ['-screen', '0', '1600x1000x24', '-nolisten', 'tcp', '-displayfd', '1'];
  const child: ChildProcess = spawn('Xvfb', screen, { stdio: ['ignore', 'pipe', 'ignore'] });
  const exited = once(child, 'exit');
  let number = '';
  child.stdout?.on('data', (data: Buffer) => {
    number += data.toString();
  });
  const told = new Promise<void>((resolve) =>
    child.stdout?.on('data', () => number.includes('\n') && resolve()),
  );
  const failed = exited.then(() => {
    throw new Error('Xvfb did not start.');
  });
  await Promise.race([told, failed]);
  failed.catch(() => undefined);
  return {
    name: `:${number.trim()}`,
    async close() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}
