import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { isolatedEnv } from './app-process';

const project = join(import.meta.dirname, '..', '..', '..');

export interface HeadlessRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface HeadlessOptions {
  readonly home: string;
  /** Sees standard error as it comes, with a way to interrupt the command as Ctrl+C does. */
  readonly onStderr?: (text: string, interrupt: () => void) => void;
}

/** Runs a headless command of the built app in a home of its own. */
export async function studio(args: readonly string[], options: HeadlessOptions): Promise<HeadlessRun> {
  const child = spawn(process.execPath, [join(project, 'out', 'main', 'cli.js'), ...args], {
    cwd: project,
    env: isolatedEnv(options.home),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    options.onStderr?.(text, () => child.kill('SIGINT'));
  });
  const code = await new Promise<number>((resolve) => child.once('close', (status) => resolve(status ?? -1)));
  return { code, stdout, stderr };
}

/** What a command printed with `--json`. */
export function jsonOf(run: HeadlessRun): unknown {
  return JSON.parse(run.stdout);
}
