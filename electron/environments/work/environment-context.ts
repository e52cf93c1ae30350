import type { EnvironmentConfigData, LogEntry } from '../../../shared/contract/system';
import { StudioError } from '../../../shared/errors/studio-error';
import { lineLevel } from '../../log/line-level';
import { withoutPasswords } from '../../log/without-passwords';
import type { JobSession, TaskWorkerOptions } from '../../session/manager/job-worker';
import type { ResolvedEnvironment } from '../../session/resolved-environment';
import type { WorkerEvent } from '../../session/session';
import { type ProgramResult, programFailure, runProgram } from './run-program';

/** How work on environments reaches R, other programs and the log. */
export interface EnvironmentWorkServices {
  /** A name is looked up; a configuration is taken as it is. */
  readonly resolve: (environment: string | EnvironmentConfigData) => Promise<ResolvedEnvironment>;
  readonly startWorker: (options: TaskWorkerOptions) => Promise<JobSession>;
  /** launch.sh, beside worker.R. */
  readonly launcher: string;
  /** What the network settings mean for R and for other programs. */
  readonly network: () => {
    readonly env: Readonly<Record<string, string>>;
    /** Names and addresses; without "CRAN", R's own stays. */
    readonly repositories: Readonly<Record<string, string>>;
  };
  readonly log: (entry: Pick<LogEntry, 'level' | 'source' | 'text'>) => void;
}

export interface WorkerWish {
  /** Instead of the environment's own as saved. */
  readonly config?: EnvironmentConfigData;
  /** Both only where asked: the work has to go on where they fail. */
  readonly startupScripts?: boolean;
  readonly loadBrms?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  readonly onEvent?: (event: WorkerEvent) => void;
}

export interface ProgramWish {
  /** What fails is called that in the error: "Installing lme4". The program's name unless given. */
  readonly title?: string;
  /** Over the app's own variables and those of the network settings. */
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Before each line in the log, where several run at once. */
  readonly prefix?: string;
  readonly onLine?: (line: string, stream: 'stdout' | 'stderr') => void;
  /** Give an exit code other than 0 as a result instead of an error. */
  readonly mayFail?: boolean;
  /** Cancelled, it is interrupted first, and killed after that time: for what must not be left half done. */
  readonly interruptFirstMs?: number;
}

/** What work on an environment has. Its worker and programs end with it, whatever happens. */
export interface EnvironmentContext {
  readonly id: string;
  readonly environment: string;
  readonly signal: AbortSignal;
  /** Tells which step begins: `number` from 1. */
  step(number: number, of: number, text: string): void;
  /** A line of its log. */
  say(line: string, level?: LogEntry['level']): void;
  /** R in the environment, with the network settings: no brms and no startup scripts unless asked for. */
  worker(wish?: WorkerWish): Promise<JobSession>;
  /** Runs a program with its lines in the log. Throws `cancelled`, and `internal` for an exit code other than 0. */
  program(command: string, args: readonly string[], wish?: ProgramWish): Promise<ProgramResult>;
}

/** How a run is told from others, and how it speaks. */
export interface EnvironmentRunOptions {
  /** The source of its lines in the log. */
  readonly id: string;
  readonly environment: string;
  readonly signal: AbortSignal;
  readonly cancel: () => void;
  readonly log: (text: string, level?: LogEntry['level']) => void;
  readonly onStep: (step: EnvironmentStep) => void;
  /** False for a question, which is in no list. */
  readonly isWork: boolean;
}

export interface EnvironmentStep {
  readonly number: number;
  readonly of: number;
  readonly text: string;
}

/** One run of work on an environment, or of a question. */
export class EnvironmentRun implements EnvironmentContext {
  readonly #workers: JobSession[] = [];

  constructor(
    private readonly services: EnvironmentWorkServices,
    private readonly options: EnvironmentRunOptions,
  ) {}

  get id(): string {
    return this.options.id;
  }

  get environment(): string {
    return this.options.environment;
  }

  get signal(): AbortSignal {
    return this.options.signal;
  }

  step(number: number, of: number, text: string): void {
    this.say(text);
    this.options.onStep({ number, of, text });
  }

  say(text: string, level: LogEntry['level'] = 'info'): void {
    this.options.log(withoutPasswords(text), level);
  }

  async worker(wish: WorkerWish = {}): Promise<JobSession> {
    const { env, repositories } = this.services.network();
    const resolved = await this.services.resolve(wish.config ?? this.environment);
    const config = wish.startupScripts ? resolved.config : { ...resolved.config, startup_scripts: [] };
    this.#refuseWhenStopped();
    const session = await this.services.startWorker({
      taskId: this.options.isWork ? this.id : null,
      environment: { ...resolved, config, env: { ...resolved.env, ...env, ...wish.env } },
      loadBrms: wish.loadBrms ?? false,
      onEvent: wish.onEvent ?? (() => undefined),
      signal: this.signal,
      onStop: this.options.cancel,
    });
    this.#workers.push(session);
    if (this.signal.aborted) await session.kill();
    this.#refuseWhenStopped();
    this.signal.addEventListener('abort', () => void session.kill().catch(() => undefined));
    await session.verb('package_options', { repositories });
    return session;
  }

  async program(command: string, args: readonly string[], wish: ProgramWish = {}): Promise<ProgramResult> {
    const { title = command, cwd, mayFail = false, interruptFirstMs } = wish;
    const result = await runProgram(command, args, {
      env: { ...ownVariables(), ...this.services.network().env, ...wish.env },
      launcher: this.services.launcher,
      signal: this.signal,
      ...(cwd !== undefined && { cwd }),
      ...(interruptFirstMs !== undefined && { interruptFirstMs }),
      onLine: (line, stream) => {
        if (line.trim() !== '') this.say(`${wish.prefix ?? ''}${line}`, lineLevel(line, stream));
        wish.onLine?.(line, stream);
      },
    });
    if (!mayFail && (result.exitCode !== 0 || result.signal !== null)) throw programFailure(title, result);
    return result;
  }

  /** Ends its workers; resolves when nothing of them is left. */
  async close(): Promise<void> {
    await Promise.all(this.#workers.map((session) => session.kill()));
  }

  #refuseWhenStopped(): void {
    if (this.signal.aborted) throw new StudioError('cancelled', 'The work on the environment was cancelled.');
  }
}

/** The app's variables without its own tokens. */
function ownVariables(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined || /^BRMS_STUDIO_/i.test(name) ? [] : [[name, value]],
    ),
  );
}
