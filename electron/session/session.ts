import { StudioError } from '../../shared/errors/studio-error';
import type { CurrentCall } from './call-queue';
import type { CallOptions, Channel } from './channel';
import type { ExitInfo, ProcessGroup } from './process-group';
import type { HandleCount } from './protocol';
import { crashError } from './response-error';
import type { SexpWrapper } from './sexp-wrapper';
import type { RValue } from './values';
import { type CallVerb, callVerb } from './verbs/call-verb';
import type { WorkerStatus } from './verbs/status';
import type { EventListener, WorkerEvents } from './worker-events';

export type { CurrentCall } from './call-queue';
export type { CallOptions } from './channel';
export type { HandleCount } from './protocol';
export type { EventListener, WorkerEvent } from './worker-events';

export type SessionState = 'ready' | 'busy' | 'stopping' | 'exited';

export interface SessionInfo {
  readonly epoch: string;
  readonly pid: number;
  readonly role: string;
  readonly environment: string;
  /** Versions of R, and of brms, rstan, cmdstanr, posterior and loo if they are installed. */
  readonly versions: Readonly<Record<string, string>>;
  /** When it was ready, in milliseconds since 1970. */
  readonly startedAt: number;
}

export type SessionStatus = HandleCount & WorkerStatus;

export interface SessionExit extends ExitInfo {
  /** True after `shutdown` or `kill`; otherwise the worker crashed. */
  readonly expected: boolean;
}

/** One R worker. Calls are answered in order; every call settles. */
export interface Session {
  readonly epoch: string;
  readonly pid: number;
  readonly info: SessionInfo;
  readonly state: SessionState;
  /** The running call, or null while the worker is idle. */
  readonly current: CurrentCall | null;
  /** The number of calls that wait for their turn. */
  readonly waiting: number;
  /** The objects that the worker keeps for handles, according to its last answer. */
  readonly kept: HandleCount;
  /**
   * Calls `package::function`. Rejects with `r-error` (or the error code of a verb), `cancelled`, `timeout`,
   * `worker-crashed`, `stale-handle` or `invalid-input`.
   */
  call(target: string, options?: CallOptions): Promise<RValue>;
  /** Calls one of the worker's own functions. */
  readonly verb: CallVerb;
  /** Stops the running call, if there is one; its caller gets `cancelled`. Waiting calls stay. */
  interrupt(): void;
  /** From now on `listener` receives the worker's events, in place of the previous listener. */
  listen(listener: EventListener): void;
  /** Checks that the worker answers, without evaluating anything. */
  ping(): Promise<void>;
  /**
   * Runs `file.R::test_name` in the folder of the worker's variable BRMS_STUDIO_TESTS. Rejects with the test's error,
   * with `invalid-input` if there is no such test, with `protocol` if the variable is not set.
   */
  runTest(name: string): Promise<void>;
  /** Memory and loaded packages of R, which collects garbage for that. */
  status(): Promise<SessionStatus>;
  /** Releases objects of handles; using one later fails with `stale-handle`. Does nothing for a dead worker. */
  release(handles: SexpWrapper | readonly SexpWrapper[]): Promise<void>;
  /** Stops the running call, drops the waiting ones (all `cancelled`), and lets R end; kills R if it does not end. */
  shutdown(): Promise<void>;
  /** Kills R and everything that it started. Pending calls reject with `cancelled`. Resolves when all are gone. */
  kill(): Promise<void>;
  /**
   * Calls `listener` once at the worker's end, or now if it has ended. Returns a function that removes the listener.
   */
  onExit(listener: (exit: SessionExit) => void): () => void;
}

/** How long a running call may take to stop when R ends. */
const shutdownGraceMs = 3000;

export class WorkerSession implements Session {
  readonly #listeners = new Set<(exit: SessionExit) => void>();
  #exit: SessionExit | null = null;
  #stopping: StudioError | null = null;
  /** Why the session itself killed the worker. */
  #reason: StudioError | null = null;
  /** Resolves when the worker is gone and all listeners were called. Never rejects. */
  readonly #gone: Promise<void>;

  constructor(
    readonly info: SessionInfo,
    private readonly channel: Channel,
    private readonly worker: Pick<ProcessGroup, 'exited' | 'sweep' | 'kill'>,
    private readonly released: WeakSet<SexpWrapper>,
    private readonly events: WorkerEvents,
    dispose: () => Promise<void>,
  ) {
    this.#gone = worker.exited.then(async (exit) => {
      const expected = this.#stopping !== null;
      const doing = channel.current === null ? 'while it was idle' : 'during a call';
      channel.close(this.#stopping ?? this.#reason ?? crashError(exit, doing));
      const exitInfo = { ...exit, expected };
      this.#exit = exitInfo;
      // Listeners are called even if removing the folders fails: they wait for the exit only.
      await events.attempt('What R had started could not be ended', () => worker.sweep());
      await events.attempt('The folders of an R process could not be removed', dispose);
      for (const listener of this.#listeners) {
        await events.attempt('A listener to the end of an R process failed', () => listener(exitInfo));
      }
      this.#listeners.clear();
    });
  }

  get epoch(): string {
    return this.info.epoch;
  }

  get pid(): number {
    return this.info.pid;
  }

  get state(): SessionState {
    if (this.#exit) return 'exited';
    if (this.#stopping || this.#reason) return 'stopping';
    return this.channel.idle ? 'ready' : 'busy';
  }

  get current(): CurrentCall | null {
    return this.channel.current;
  }

  get waiting(): number {
    return this.channel.waiting;
  }

  get kept(): HandleCount {
    return this.channel.kept;
  }

  interrupt(): void {
    this.channel.interrupt();
  }

  listen(listener: EventListener): void {
    this.events.listen(listener);
  }

  async call(target: string, options: CallOptions = {}): Promise<RValue> {
    this.#refuseWhenStopping();
    return this.channel.call('CALL', target, options);
  }

  readonly verb: CallVerb = (name, input, options) =>
    callVerb((target, sent) => this.call(target, sent), name, input, options);

  async ping(): Promise<void> {
    this.#refuseWhenStopping();
    await this.channel.call('PING', '');
  }

  async runTest(name: string): Promise<void> {
    this.#refuseWhenStopping();
    await this.channel.call('_RUN_TEST_BY_NAME', name);
  }

  async status(): Promise<SessionStatus> {
    return { ...(await this.verb('status', {})), ...this.kept };
  }

  async release(handles: SexpWrapper | readonly SexpWrapper[]): Promise<void> {
    const all: readonly SexpWrapper[] = 'id' in handles ? [handles] : handles;
    const kept = all.filter((handle) => handle.epoch === this.epoch && !this.released.has(handle));
    if (kept.length === 0 || this.#exit || this.#stopping) return;
    for (const handle of kept) this.released.add(handle);
    const send = (target: string, options: CallOptions) => this.channel.call('CALL', target, options);
    await callVerb(send, 'release', { ids: kept.map(({ id }) => id) });
  }

  async shutdown(): Promise<void> {
    if (this.#exit) return this.#gone;
    if (!this.#stopping) {
      this.#stopping = new StudioError('cancelled', 'The R process was shut down.');
      this.channel.stopAll(this.#stopping);
      this.channel.call('SHUTDOWN', '').catch(() => {});
    }
    const late = setTimeout(
      () => void this.events.attempt(notKilled, () => this.worker.kill()),
      shutdownGraceMs,
    );
    await this.#gone;
    clearTimeout(late);
  }

  async kill(): Promise<void> {
    this.#stopping ??= new StudioError('cancelled', 'The R process was stopped.');
    await this.worker.kill();
    await this.#gone;
  }

  /** Kills the worker because of `error`, with which pending calls fail. */
  fail(reason: StudioError): void {
    this.#reason ??= reason;
    void this.events.attempt(notKilled, () => this.worker.kill());
  }

  onExit(listener: (exit: SessionExit) => void): () => void {
    if (this.#exit) listener(this.#exit);
    else this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #refuseWhenStopping(): void {
    if (this.#stopping) throw this.#stopping;
  }
}

const notKilled = 'An R process could not be ended';
