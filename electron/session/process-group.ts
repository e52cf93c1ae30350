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
  /** By default the user's home folder. */
  readonly cwd?: string;
  /** The value of BRMS_STUDIO_EPOCH, which marks this process and every process that it starts. */
  readonly epoch: string;
  readonly onLine: (stream: 'stdout' | 'stderr', line: string) => void;
}

const tailLines = 40;
const isWindows = process.platform === 'win32';

/** A process and all that it starts: one process group, which the watchdog in launch.sh ends when the app ends. */
export class ProcessGroup {
  readonly #child: ChildProcess;
  readonly #epoch: string;
  readonly #tail: string[] = [];
  readonly #splitters: readonly LineSplitter[];
  /** Resolves when the process is gone and its output was read. Never rejects. */
  readonly exited: Promise<ExitInfo>;
  #gone = false;

  /** Throws `invalid-input` if the system refuses the command or its variables. */
  constructor(options: ProcessOptions) {
    this.#epoch = options.epoch;
    const [command, args] = isWindows
      ? [options.command, options.args]
      : ['/bin/sh', [options.launcher, options.command, ...options.args]];
    try {
      this.#child = spawn(command, args, {
        env: { ...options.env, BRMS_STUDIO_EPOCH: options.epoch },
        cwd: options.cwd ?? neutralFolder(),
        // The fourth pipe is the watchdog's: it closes when the app ends for any reason.
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

  /** Passes on an unfinished line as a line. */
  endLines(): void {
    for (const splitter of this.#splitters) splitter.end();
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Sends Ctrl-C to the whole group, as a terminal does. Windows has no such signal: there the process is ended. */
  interrupt(): void {
    if (isWindows) void this.kill();
    else this.#signal('SIGINT');
  }

  /** Kills the process and everything that it started. Resolves when all of them are gone. */
  async kill(): Promise<void> {
    if (isWindows) spawnSync('taskkill', ['/pid', String(this.pid), '/T', '/F'], { windowsHide: true });
    else this.#signal('SIGKILL');
    killEscaped(this.#epoch);
    await this.exited;
    await this.#groupGone();
  }

  /**
   * After its end: the watchdog ends the rest of its group; processes that left the group are found and killed here.
   */
  async sweep(): Promise<void> {
    killEscaped(this.#epoch);
    await this.#groupGone();
  }

  #signal(signal: NodeJS.Signals): void {
    // After its end, the system may soon give its id to another process.
    if (this.#child.pid === undefined || this.#gone) return;
    try {
      process.kill(-this.#child.pid, signal);
    } catch {
      // The group is empty.
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
        // Processes that it started may keep its output open; its own output has been read by now.
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
 * R uses the `.Rprofile` and `.Renviron` of the folder that it starts in, and make the Makevars. So R never starts in
 * the folder that the app was started in, which may be a project of unknown origin.
 */
function neutralFolder(): string {
  const home = homedir();
  return existsSync(home) ? home : parse(process.execPath).root;
}

function notRunnable(command: string, error: unknown): StudioError {
  const reason = error instanceof Error ? error.message : String(error);
  return new StudioError('invalid-input', `${command} could not be run: ${reason}.`, {
    hint: 'Check the variables of the environment: one may be too long or contain a zero character.',
    where: 'env',
    cause: error,
  });
}
