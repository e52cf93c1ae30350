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
  /** Of R, and of brms, rstan, cmdstanr, posterior, loo where they are installed. */
  readonly versions: Readonly<Record<string, string>>;
  /** When it was ready, in milliseconds since the epoch. */
  readonly startedAt: number;
}

export type SessionStatus = HandleCount & WorkerStatus;

export interface SessionExit extends ExitInfo {
  /** After `shutdown` or `kill`; otherwise it is a crash. */
  readonly expected: boolean;
}

/** One R worker. Calls are answered in order; every one settles. */
export interface Session {
  readonly epoch: string;
  readonly pid: number;
  readonly info: SessionInfo;
  readonly state: SessionState;
  /** What the worker is at, or null while it is idle. */
  readonly current: CurrentCall | null;
  /** Calls that wait for their turn. */
  readonly waiting: number;
  /** What the worker keeps for handles, as of its last answer. */
  readonly kept: HandleCount;
  /**
   * Calls `package::function`. Rejects with `r-error` (or the code that a verb gave), `cancelled`, `timeout`,
   * `worker-crashed`, `stale-handle` or `invalid-input`.
   */
  call(target: string, options?: CallOptions): Promise<RValue>;
  /** Calls one of the worker's own functions. */
  readonly verb: CallVerb;
  /** Stops the running call, if there is one; its caller gets `cancelled`. What waits goes on. */
  interrupt(): void;
  /** From now on `listener` is told what the worker tells, in place of who was told before. */
  listen(listener: EventListener): void;
  /** Asks whether the worker answers; evaluates nothing. */
  ping(): Promise<void>;
  /**
   * Runs `file.R::test_name` of the folder that the worker's variable BRMS_STUDIO_TESTS names. Rejects with what the test
   * fails with, with `invalid-input` where there is no such test, with `protocol` where the worker has no such variable.
   */
  runTest(name: string): Promise<void>;
  /** All that R knows of itself; it collects garbage for that. */
  status(): Promise<SessionStatus>;
  /** Lets go of the objects behind handles; using one afterwards is `stale-handle`. Of a dead worker: nothing to do. */
  release(handles: SexpWrapper | readonly SexpWrapper[]): Promise<void>;
  /** Stops what runs, drops what waits (both `cancelled`), and lets R end; kills it if it does not. */
  shutdown(): Promise<void>;
  /** Kills R and everything that it started. Pending calls reject with `cancelled`. Resolves when all is gone. */
  kill(): Promise<void>;
  /** Calls back once, at once if the worker is gone already. Gives a function that takes the listener away. */
  onExit(listener: (exit: SessionExit) => void): () => void;
}

/** How long a running call may take to stop when R ends. */
const shutdownGraceMs = 3000;

export class WorkerSession implements Session {
  readonly #listeners = new Set<(exit: SessionExit) => void>();
  #exit: SessionExit | null = null;
  #stopping: StudioError | null = null;
  /** Why the session itself killed its worker. */
  #reason: StudioError | null = null;
  /** Resolves when the worker is gone and everybody told. Rejects never. */
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
      // Listeners wait for the exit, not for the cleaning: they are told whatever becomes of it.
      await events.attempt('What R had started could not be ended', () => worker.sweep());
      await events.attempt('The folders of an R worker could not be removed', dispose);
      for (const listener of this.#listeners) {
        await events.attempt('A listener to the end of an R worker failed', () => listener(exitInfo));
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
      this.#stopping = new StudioError('cancelled', 'The R worker was shut down.');
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
    this.#stopping ??= new StudioError('cancelled', 'The R worker was stopped.');
    await this.worker.kill();
    await this.#gone;
  }

  /** The worker has to go for a reason of its own, which pending calls are told. */
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

const notKilled = 'An R worker could not be ended';
