import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

/** The version that the numbers are held against. */
const version = '0.4.0';
const script = resolve(import.meta.dirname, 'peer.py');
/** Newer ones of its interface to R need a newer R than some systems have. */
const forOlderR = ['rpy2', 'rpy2-rinterface<3.6.5'];
const startLimitMs = 120_000;

/** What brmspy answers to one task; times in milliseconds. */
export interface PeerAnswer {
  readonly ms: readonly number[];
  /** Is brms loaded in its worker? */
  readonly ready?: boolean;
  readonly bytes?: number;
}

/** brmspy in a Python process of its own, with a home folder of its own. */
export class Peer {
  /** From the start of the Python process to the answer of its first call. */
  readonly startMs: number;

  private constructor(
    private readonly child: ChildProcess,
    private readonly lines: AsyncIterator<string>,
    private readonly home: string,
    startMs: number,
  ) {
    this.startMs = startMs;
  }

  /** Throws where it does not start, with the last that Python said. */
  static async start(python: string): Promise<Peer> {
    const home = mkdtempSync(join(tmpdir(), 'brmspy-home-'));
    const began = performance.now();
    const child = spawn(python, [script], {
      env: { ...process.env, HOME: home, PYTHONWARNINGS: 'ignore' },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4000);
    });
    child.on('error', (error) => {
      said = error.message;
    });
    child.stdin.on('error', () => {});
    const closed = new Promise((resolve) => child.once('close', resolve));
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const late = setTimeout(() => child.kill('SIGKILL'), startLimitMs);
    const { value, done } = await lines.next();
    clearTimeout(late);
    const startMs = performance.now() - began;
    if (done || JSON.parse(value).ready !== true) {
      // One that has closed its output is about to say why.
      if (!done) child.kill('SIGKILL');
      await closed;
      rmSync(home, { recursive: true, force: true });
      throw new Error(done ? lastLine(said) : 'its worker has no brms');
    }
    return new Peer(child, lines, home, startMs);
  }

  /** Its answer to a task of peer.py. */
  async ask(task: Readonly<Record<string, unknown>>): Promise<PeerAnswer> {
    this.child.stdin?.write(`${JSON.stringify(task)}\n`);
    const { value, done } = await this.lines.next();
    if (done) throw new Error(`brmspy ended while it was to ${String(task.do)}`);
    return JSON.parse(value);
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.stdin?.end();
    const late = setTimeout(() => this.child.kill('SIGKILL'), 20_000);
    if (this.child.exitCode === null) await ended;
    clearTimeout(late);
    rmSync(this.home, { recursive: true, force: true });
  }
}

/**
 * A Python that has brmspy, in a virtual environment below `cache` that is made once and kept: from PyPI, with an older
 * interface to R where the newest does not fit the R that is here. Throws with the reason where that fails.
 */
export async function installPeer(cache: string): Promise<string> {
  const folder = join(cache, `brmspy-${version}`);
  const python = join(folder, 'bin', 'python');
  const complete = join(folder, 'complete');
  if (existsSync(complete)) return python;
  rmSync(folder, { recursive: true, force: true });
  await run('python3', ['-m', 'venv', folder]);
  await pip(python, [`brmspy==${version}`]);
  try {
    await run(python, ['-c', 'import rpy2.rinterface']);
  } catch {
    await run(python, ['-m', 'pip', 'uninstall', '-qy', 'rpy2', 'rpy2-rinterface', 'rpy2-robjects']);
    await pip(python, forOlderR);
    await run(python, ['-c', 'import rpy2.rinterface']);
  }
  writeFileSync(complete, '');
  return python;
}

function pip(python: string, packages: readonly string[]): Promise<void> {
  return run(python, ['-m', 'pip', 'install', '-q', '--disable-pip-version-check', ...packages]);
}

async function run(command: string, args: readonly string[]): Promise<void> {
  try {
    await promisify(execFile)(command, [...args], { timeout: 300_000 });
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
    throw new Error(
      `${command.split('/').at(-1)} ${args.slice(0, 3).join(' ')}: ${lastLine(said || String(error))}`,
    );
  }
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1)?.trim() || 'no reason given';
}
