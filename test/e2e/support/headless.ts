import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { isolatedEnv, temporaryHome } from './app-process';

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

/** A home and a folder for files of one test file's headless commands. */
export interface HeadlessPlace {
  readonly home: string;
  readonly folder: string;
  /** Writes a file, as JSON unless it is text, and gives its path. */
  file(name: string, content: unknown): string;
  run(...args: string[]): Promise<HeadlessRun>;
  remove(): void;
}

export function headlessPlace(): HeadlessPlace {
  const home = temporaryHome();
  const folder = mkdtempSync(join(tmpdir(), 'brms-studio-headless-'));
  return {
    home,
    folder,
    file(name, content) {
      const path = join(folder, name);
      writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
      return path;
    },
    run: (...args) => studio(args, { home }),
    remove() {
      for (const path of [home, folder]) rmSync(path, { recursive: true, force: true });
    },
  };
}

/** The error that a command printed with `--json`. */
export function errorOf(result: HeadlessRun): { code: string; message: string; hint?: string } {
  expect(result.code).not.toBe(0);
  const { error } = jsonOf(result) as { error: { code: string; message: string; hint?: string } };
  return error;
}

/** What `fit --json` prints, as far as tests read it. */
export interface FitOutput {
  readonly project: string;
  readonly fit: { readonly id: string; readonly compiled: string };
  readonly summary: { readonly columns: string[]; readonly rows: Record<string, number | string>[] };
}

/** The spec of the sample, which the docs print too. */
export const example = 'docs/examples/epilepsy.json';
