import { asStudioError } from '../../../shared/errors/studio-error';
import type { ResolvedEnvironment } from '../resolved-environment';
import type { Session, WorkerEvent } from '../session';
import { BackOff, type BackOffSettings } from './back-off';
import { awaited } from './call-wait';
import { EndingWorkers } from './ending-workers';
import { configurationOf, libraryFolders, stampOf } from './library-stamp';
import type { WorkerRecord } from './worker-record';

export interface SpareWorkerOptions {
  readonly record: WorkerRecord;
  readonly resolve: () => Promise<ResolvedEnvironment>;
  readonly start: (
    environment: ResolvedEnvironment,
    onEvent: (event: WorkerEvent) => void,
    signal: AbortSignal,
  ) => Promise<Session>;
  readonly onEvent: (event: WorkerEvent) => void;
  readonly note: (level: 'info' | 'error', text: string) => void;
  readonly backOff: BackOffSettings;
}

/** A worker that waits with brms loaded, and the environment that it was started with. */
interface Warm {
  readonly session: Session;
  readonly configuration: string;
  readonly folders: readonly string[];
  readonly stamp: string;
}

interface Attempt {
  readonly abort: AbortController;
  /** Null if it failed or was cancelled. */
  readonly warm: Promise<Warm | null>;
}

/** How long a spare may take to answer a ping. */
const pingMs = 1000;

/** The spare of an environment: none, one that is starting, or one that waits. */
export class SpareWorker {
  #warm: Warm | null = null;
  #attempt: Attempt | null = null;
  /** The earliest time of the next start, in milliseconds since 1970. */
  #notBefore = 0;
  /** True after the user ended it: no spare is started until a worker of this environment is. */
  #held = false;
  #closed = false;
  readonly #backOff: BackOff;
  readonly #ending: EndingWorkers;

  constructor(private readonly options: SpareWorkerOptions) {
    this.#backOff = new BackOff(options.backOff);
    this.#ending = new EndingWorkers(options.note);
  }

  get starting(): boolean {
    return this.#attempt !== null;
  }

  get waits(): boolean {
    return this.#warm !== null;
  }

  /** May a spare be started now, judged by the spare's own state? */
  get isWanted(): boolean {
    return !this.#closed && !this.#held && !this.#warm && !this.#attempt && Date.now() >= this.#notBefore;
  }

  /** Starts a spare unless there is one. */
  start(): void {
    if (this.#closed || this.#warm || this.#attempt) return;
    const abort = new AbortController();
    this.options.record.starting();
    this.#attempt = { abort, warm: this.#open(abort.signal) };
  }

  /** Resolves when a spare that is starting is ready or has failed, or when `signal` aborts. */
  async settled(signal: AbortSignal): Promise<void> {
    const attempt = this.#attempt;
    if (attempt) await awaited(attempt.warm, 'The start', { signal }).catch(() => null);
  }

  /**
   * Takes the waiting spare into use, if it was started with exactly this environment and still answers. Otherwise
   * returns null and ends an outdated spare.
   */
  async take(environment: ResolvedEnvironment, signal: AbortSignal): Promise<Session | null> {
    this.#held = false;
    const warm = this.#warm;
    if (!warm || signal.aborted) return null;
    // Removed before the first wait, so that no other call can take it too.
    this.#warm = null;
    this.options.record.stopped();
    const isCurrent =
      warm.configuration === configurationOf(environment) && warm.stamp === (await stampOf(warm.folders));
    const usable = isCurrent && (await answers(warm.session));
    if (usable && !signal.aborted) return warm.session;
    this.#ending.add(warm.session.kill());
    return null;
  }

  /** Ends the spare. `hold`: no other spare is started until a worker of the environment is. */
  async stop(hold: boolean): Promise<void> {
    if (hold) this.#held = true;
    const attempt = this.#attempt;
    const warm = this.#warm;
    this.#attempt = null;
    this.#warm = null;
    attempt?.abort.abort();
    if (attempt || warm) this.options.record.stopping();
    if (attempt) this.#ending.add(attempt.warm);
    if (warm) this.#ending.add(warm.session.shutdown());
    await this.#ending.done();
    if (!this.#attempt && !this.#warm) this.options.record.stopped();
  }

  async restart(): Promise<void> {
    await this.stop(false);
    this.#backOff.reset();
    this.start();
    await this.#attempt?.warm;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.stop(true);
  }

  async #open(signal: AbortSignal): Promise<Warm | null> {
    const { record, resolve, start, onEvent } = this.options;
    let opened: Session | null = null;
    try {
      const environment = await resolve();
      const session = await start(environment, onEvent, signal);
      opened = session;
      const folders = libraryFolders(environment, await libraryPaths(session, signal));
      const configuration = configurationOf(environment);
      const warm = { session, configuration, folders, stamp: await stampOf(folders) };
      signal.throwIfAborted();
      if (session.state !== 'ready') throw new Error('It ended as soon as it was ready.');
      this.#attempt = null;
      this.#warm = warm;
      record.ready(session);
      const since = Date.now();
      session.onExit((exit) => {
        if (this.#warm?.session !== session) return;
        this.#warm = null;
        const ending = exit.signal ?? `exit code ${exit.exitCode}`;
        this.#failed(
          `The spare R process ended unexpectedly (${ending}).`,
          this.#backOff.crashed(Date.now() - since),
        );
      });
      return warm;
    } catch (error) {
      // No other code refers to it.
      if (opened) this.#ending.add(opened.kill());
      if (signal.aborted) return null;
      this.#attempt = null;
      const { message } = asStudioError(error);
      this.#failed(`The spare R process could not start: ${message}`, this.#backOff.startFailed());
      return null;
    }
  }

  #failed(message: string, waitMs: number): void {
    this.#notBefore = Date.now() + waitMs;
    this.options.record.failed(message, this.#notBefore);
    this.options.note('error', message);
  }
}

async function libraryPaths(session: Session, signal: AbortSignal): Promise<readonly string[]> {
  const paths = await session.call('base::.libPaths', { signal });
  return paths.type === 'character' ? paths.values.filter((path) => path !== null) : [];
}

async function answers(session: Session): Promise<boolean> {
  return awaited(session.ping(), 'The spare R process', { timeoutMs: pingMs }).then(
    () => session.state === 'ready',
    () => false,
  );
}
