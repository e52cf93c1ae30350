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

/** A worker that waits with brms loaded, and what it was started with. */
interface Warm {
  readonly session: Session;
  readonly configuration: string;
  readonly folders: readonly string[];
  readonly stamp: string;
}

interface Attempt {
  readonly abort: AbortController;
  /** Null where it failed or was given up. */
  readonly warm: Promise<Warm | null>;
}

/** How long a spare may take to show that it still answers. */
const pingMs = 1000;

/** The spare of an environment: none, one on its way, or one that waits. */
export class SpareWorker {
  #warm: Warm | null = null;
  #attempt: Attempt | null = null;
  /** No start before this, in milliseconds since 1970. */
  #notBefore = 0;
  /** Ended by the user: there is none until a worker of this environment is started. */
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

  /** Could one be started now, as far as the spare itself is concerned? */
  get isWanted(): boolean {
    return !this.#closed && !this.#held && !this.#warm && !this.#attempt && Date.now() >= this.#notBefore;
  }

  /** Starts one where there is none. */
  start(): void {
    if (this.#closed || this.#warm || this.#attempt) return;
    const abort = new AbortController();
    this.options.record.starting();
    this.#attempt = { abort, warm: this.#open(abort.signal) };
  }

  /** Resolves when the one that is on its way, if there is one, is there or has failed; at once where `signal` aborts. */
  async settled(signal: AbortSignal): Promise<void> {
    const attempt = this.#attempt;
    if (attempt) await awaited(attempt.warm, 'The start', { signal }).catch(() => null);
  }

  /**
   * The spare, in use from now on, where one waits that was started with this very environment and still answers. Null
   * otherwise: then an outdated one is ended.
   */
  async take(environment: ResolvedEnvironment, signal: AbortSignal): Promise<Session | null> {
    this.#held = false;
    const warm = this.#warm;
    if (!warm || signal.aborted) return null;
    // Out of everybody else's reach before anything is waited for.
    this.#warm = null;
    this.options.record.stopped();
    const isCurrent =
      warm.configuration === configurationOf(environment) && warm.stamp === (await stampOf(warm.folders));
    const usable = isCurrent && (await answers(warm.session));
    if (usable && !signal.aborted) return warm.session;
    this.#ending.add(warm.session.kill());
    return null;
  }

  /** Ends it. `hold`: there is no other one until a worker of the environment is started. */
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
          `The spare worker ended by itself (${ending}).`,
          this.#backOff.crashed(Date.now() - since),
        );
      });
      return warm;
    } catch (error) {
      // Nobody else knows of it.
      if (opened) this.#ending.add(opened.kill());
      if (signal.aborted) return null;
      this.#attempt = null;
      const { message } = asStudioError(error);
      this.#failed(`The spare worker could not start: ${message}`, this.#backOff.startFailed());
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
  return awaited(session.ping(), 'The spare worker', { timeoutMs: pingMs }).then(
    () => session.state === 'ready',
    () => false,
  );
}
