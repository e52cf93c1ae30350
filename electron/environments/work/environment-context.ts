import type { EnvironmentConfigData, LogEntry } from '../../../shared/contract/system';
import { StudioError } from '../../../shared/errors/studio-error';
import { lineLevel } from '../../log/line-level';
import { withoutPasswords } from '../../log/without-passwords';
import type { EnvironmentWorkerOptions, JobSession } from '../../session/manager/job-worker';
import type { ResolvedEnvironment } from '../../session/resolved-environment';
import type { WorkerEvent } from '../../session/session';
import { type ProgramResult, programFailure, runProgram } from './run-program';

/** Services that work on environments uses: R, other programs and the log. */
export interface EnvironmentWorkServices {
  /** Resolves the name of an environment, or a configuration that need not be saved. */
  readonly resolve: (environment: string | EnvironmentConfigData) => Promise<ResolvedEnvironment>;
  readonly startWorker: (options: EnvironmentWorkerOptions) => Promise<JobSession>;
  /** launch.sh, beside worker.R. */
  readonly launcher: string;
  /** The network settings for R and for other programs. */
  readonly network: () => {
    readonly env: Readonly<Record<string, string>>;
    /** Names and addresses; without "CRAN", R's own mirror is used. */
    readonly repositories: Readonly<Record<string, string>>;
  };
  readonly log: (entry: Pick<LogEntry, 'level' | 'source' | 'text'>) => void;
}

export interface WorkerWish {
  /** The configuration to use in place of the saved one. */
  readonly config?: EnvironmentConfigData;
  /** Both are false by default, because work must go on even if they fail. */
  readonly startupScripts?: boolean;
  readonly loadBrms?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  readonly onEvent?: (event: WorkerEvent) => void;
}

export interface ProgramWish {
  /** The title in errors: "Installing lme4". By default the program's name. */
  readonly title?: string;
  /** Variables that override the app's own and those of the network settings. */
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** The prefix of each line in the log, if several programs run at once. */
  readonly prefix?: string;
  readonly onLine?: (line: string, stream: 'stdout' | 'stderr') => void;
  /** Return an exit code other than 0 instead of throwing an error. */
  readonly mayFail?: boolean;
  /** For programs that must not be left half done: a cancelled one is interrupted, and killed only after this time. */
  readonly interruptFirstMs?: number;
}

/** What work on an environment can use. Its worker and programs always end with the work. */
export interface EnvironmentContext {
  readonly id: string;
  readonly environment: string;
  readonly signal: AbortSignal;
  /** Reports which step begins; `number` counts from 1. */
  step(number: number, of: number, text: string): void;
  /** Writes a line into its log. */
  say(line: string, level?: LogEntry['level']): void;
  /** Starts R in the environment with the network settings; without brms and startup scripts unless requested. */
  worker(wish?: WorkerWish): Promise<JobSession>;
  /** Runs a program with its lines in the log. Throws `cancelled`, and `internal` for an exit code other than 0. */
  program(command: string, args: readonly string[], wish?: ProgramWish): Promise<ProgramResult>;
}

/** The identity of a run, and where it reports. */
export interface EnvironmentRunOptions {
  /** The source name of its lines in the log. */
  readonly id: string;
  readonly environment: string;
  readonly signal: AbortSignal;
  readonly cancel: () => void;
  readonly log: (text: string, level?: LogEntry['level']) => void;
  readonly onStep: (step: EnvironmentStep) => void;
  /** False for a question, which does not appear in the list of work. */
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
      workId: this.options.isWork ? this.id : null,
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

  /** Ends its workers; resolves when all their processes are gone. */
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
