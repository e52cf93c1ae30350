import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { parse } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StudioError } from '../../shared/errors/studio-error';
import { LineSplitter } from './line-splitter';
import { isGroupAlive, killEscaped } from './process-table';

export interface ExitInfo {
  readonly exitCode: number | null;
  readonly signal: string | null;
  /** The last lines of stderr. */
  readonly stderrTail: readonly string[];
}

export interface ProcessOptions {
  readonly command: string;
  readonly args: readonly string[];
  /** launch.sh, beside worker.R. */
  readonly launcher: string;
  readonly env: Readonly<Record<string, string>>;
  /** The user's home where left out. */
  readonly cwd?: string;
  /** Marks every process that this one starts, by the variable BRMS_STUDIO_EPOCH. */
  readonly epoch: string;
  readonly onLine: (stream: 'stdout' | 'stderr', line: string) => void;
}

const tailLines = 40;
const isWindows = process.platform === 'win32';

/** A process with all that it starts: one process group, which the watchdog in launch.sh ends with this process. */
export class ProcessGroup {
  readonly #child: ChildProcess;
  readonly #epoch: string;
  readonly #tail: string[] = [];
  readonly #splitters: readonly LineSplitter[];
  /** Resolves when the process is gone and its output read. Rejects never. */
  readonly exited: Promise<ExitInfo>;
  #gone = false;

  /** Throws `invalid-input` where the system refuses the command or its variables. */
  constructor(options: ProcessOptions) {
    this.#epoch = options.epoch;
    const [command, args] = isWindows
      ? [options.command, options.args]
      : ['/bin/sh', [options.launcher, options.command, ...options.args]];
    try {
      this.#child = spawn(command, args, {
        env: { ...options.env, BRMS_STUDIO_EPOCH: options.epoch },
        cwd: options.cwd ?? neutralFolder(),
        // The fourth is the watchdog's: it closes with this process, however that ends.
        stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
        detached: !isWindows,
        windowsHide: true,
      });
    } catch (error) {
      throw notRunnable(options.command, error);
    }
    this.#splitters = this.#splitLines(options.onLine);
    this.exited = this.#watch();
  }

  /** What was written of a line that has not ended is handed on as one. */
  endLines(): void {
    for (const splitter of this.#splitters) splitter.end();
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Ctrl-C, as a terminal sends it: to the whole group. Windows knows no such signal: there the process is ended. */
  interrupt(): void {
    if (isWindows) void this.kill();
    else this.#signal('SIGINT');
  }

  /** Ends the process and everything that it started, at once. Resolves when all is gone. */
  async kill(): Promise<void> {
    if (isWindows) spawnSync('taskkill', ['/pid', String(this.pid), '/T', '/F'], { windowsHide: true });
    else this.#signal('SIGKILL');
    killEscaped(this.#epoch);
    await this.exited;
    await this.#groupGone();
  }

  /** It has ended: the watchdog ends what is left of its group, and what left the group is looked for here. */
  async sweep(): Promise<void> {
    killEscaped(this.#epoch);
    await this.#groupGone();
  }

  #signal(signal: NodeJS.Signals): void {
    // Once it is gone its id could soon be another's.
    if (this.#child.pid === undefined || this.#gone) return;
    try {
      process.kill(-this.#child.pid, signal);
    } catch {
      // Nobody is left in the group.
    }
  }

  async #groupGone(): Promise<void> {
    if (isWindows || this.#child.pid === undefined) return;
    for (let waited = 0; waited < 1000 && isGroupAlive(this.#child.pid); waited += 5) await sleep(5);
  }

  #splitLines(onLine: ProcessOptions['onLine']): readonly LineSplitter[] {
    return (['stdout', 'stderr'] as const).map((stream) => {
      const splitter = new LineSplitter((line) => {
        if (stream === 'stderr' && this.#tail.push(line) > tailLines) this.#tail.shift();
        onLine(stream, line);
      });
      this.#child[stream]?.on('data', (chunk: Buffer) => splitter.push(chunk));
      return splitter;
    });
  }

  #watch(): Promise<ExitInfo> {
    const child = this.#child;
    const watchdogPipe = child.stdio[3];
    watchdogPipe?.on('error', () => {});
    return new Promise((resolve) => {
      const finish = (exitCode: number | null, signal: string | null) => {
        this.endLines();
        child.stdout?.destroy();
        child.stderr?.destroy();
        resolve({ exitCode, signal, stderrTail: [...this.#tail] });
      };
      child.once('error', (error) => {
        this.#gone = true;
        this.#tail.push(error.message);
        finish(null, null);
      });
      child.once('exit', (exitCode, signal) => {
        this.#gone = true;
        if (watchdogPipe && 'end' in watchdogPipe) watchdogPipe.end('done\n');
        // What it started may hold its output open; what it wrote itself is there by now.
        const late = setTimeout(() => finish(exitCode, signal), 300);
        child.once('close', () => {
          clearTimeout(late);
          finish(exitCode, signal);
        });
      });
    });
  }
}

/**
 * R runs the `.Rprofile` and reads the `.Renviron` of the folder that it starts in, and make the Makevars: so never in
 * the folder that the app happens to be started in, which may be a project from elsewhere.
 */
function neutralFolder(): string {
  const home = homedir();
  return existsSync(home) ? home : parse(process.execPath).root;
}

function notRunnable(command: string, error: unknown): StudioError {
  const reason = error instanceof Error ? error.message : String(error);
  return new StudioError('invalid-input', `${command} could not be run: ${reason}.`, {
    hint: 'Look at the variables of the environment: one may be too long or hold a zero character.',
    where: 'env',
    cause: error,
  });
}
