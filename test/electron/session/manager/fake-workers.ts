import { afterEach, beforeEach, vi } from 'vitest';
import type { FitWorkerOptions } from '../../../../electron/session/manager/job-worker';
import type { SessionManagerOptions } from '../../../../electron/session/manager/manager-options';
import { SessionManager } from '../../../../electron/session/manager/session-manager';
import type { ResolvedEnvironment } from '../../../../electron/session/resolved-environment';
import type { CallOptions, Session, SessionExit, WorkerEvent } from '../../../../electron/session/session';
import type { StartOptions } from '../../../../electron/session/start-session';
import { toR } from '../../../../electron/session/to-r';
import type { RValue } from '../../../../electron/session/values';
import type { WorkerInfo } from '../../../../shared/contract/workers';
import { StudioError } from '../../../../shared/errors/studio-error';

const clearingMs = 20;

/**
 * A worker in memory. It answers at once, but for the targets "wait::", whose call ends only with the worker, and
 * "garbled::".
 */
export class FakeSession {
  readonly epoch: string;
  readonly info;
  readonly targets: string[] = [];
  /** The deadlines of its calls, of those that have one. */
  readonly limits: number[] = [];
  current: { callId: string; target: string; since: number } | null = null;
  waiting = 0;
  handles = 0;
  /** It no longer answers. */
  isDeaf = false;
  #exit: SessionExit | null = null;
  #isStopping = false;
  #fail: (error: StudioError) => void = () => undefined;
  readonly #exitListeners = new Set<(exit: SessionExit) => void>();

  constructor(
    readonly pid: number,
    readonly options: StartOptions,
    private listener: (event: WorkerEvent) => void,
    private readonly libraryPaths: readonly string[] | null,
  ) {
    this.epoch = `epoch-${pid}`;
    const environment = options.environment.config.environment_name;
    const versions = { R: '4.2.2' };
    this.info = { epoch: this.epoch, pid, role: options.role, environment, versions, startedAt: Date.now() };
  }

  get state() {
    if (this.#exit) return 'exited';
    if (this.#isStopping) return 'stopping';
    return this.current ? 'busy' : 'ready';
  }

  get isGone(): boolean {
    return this.#exit !== null;
  }

  async call(target: string, options: CallOptions = {}): Promise<RValue> {
    if (this.#exit) throw new StudioError('cancelled', 'It is gone.');
    options.signal?.throwIfAborted();
    this.targets.push(target);
    if (options.timeoutMs !== undefined) this.limits.push(options.timeoutMs);
    if (target === 'base::.libPaths') {
      if (this.libraryPaths === null) throw new StudioError('r-error', 'could not find function ".libPaths"');
      return { type: 'character', values: this.libraryPaths };
    }
    // One answer that cannot be read; the worker lives.
    if (target === 'garbled::') throw new StudioError('protocol', 'An answer cannot be read.');
    if (target !== 'wait::') return toR('answer');
    this.current = { callId: '1', target, since: Date.now() };
    try {
      return await new Promise((_, reject) => {
        this.#fail = reject;
        options.signal?.addEventListener('abort', () => reject(new StudioError('cancelled', 'Aborted.')));
      });
    } finally {
      this.current = null;
    }
  }

  interrupt(): void {
    this.#fail(new StudioError('cancelled', 'Interrupted.'));
  }

  listen(listener: (event: WorkerEvent) => void): void {
    this.listener = listener;
  }

  say(line: string): void {
    this.listener({ kind: 'stderr', line, callId: null });
  }

  async ping(): Promise<void> {
    if (this.isDeaf) await new Promise(() => undefined);
    if (this.#exit) throw new StudioError('worker-crashed', 'It is gone.');
  }

  get kept() {
    return { handles: this.handles, handleBytes: 8 * this.handles };
  }

  onExit(listener: (exit: SessionExit) => void): () => void {
    if (this.#exit) listener(this.#exit);
    else this.#exitListeners.add(listener);
    return () => this.#exitListeners.delete(listener);
  }

  crash(): void {
    this.#end(false, new StudioError('worker-crashed', 'The R process was killed by SIGKILL during a call.'));
  }

  async shutdown(): Promise<void> {
    this.#isStopping = true;
    await Promise.resolve();
    this.#end(true, new StudioError('cancelled', 'The R process was shut down.'));
  }

  async kill(): Promise<void> {
    await this.shutdown();
  }

  #end(expected: boolean, error: StudioError): void {
    if (this.#exit) return;
    const exit = { expected, exitCode: null, signal: 'SIGKILL', stderrTail: [] };
    this.#exit = exit;
    this.#fail(error);
    this.current = null;
    // As a session does: who listens already hears of it when what the worker left is cleared away.
    setTimeout(() => {
      for (const listener of this.#exitListeners) listener(exit);
    }, clearingMs);
  }
}

/** Starts workers in memory as it is told to. */
export class FakeStarter {
  readonly sessions: FakeSession[] = [];
  readonly starts: number[] = [];
  startMs = 0;
  /** The next starts fail with this. */
  failure: StudioError | null = null;
  /** Null: the question for them is an R error. */
  libraryPaths: readonly string[] | null = [];
  /** What a worker says on stderr while it starts. */
  says: readonly string[] = [];

  readonly start = async (options: StartOptions): Promise<Session> => {
    this.starts.push(Date.now());
    const hear = options.onEvent ?? (() => undefined);
    for (const line of this.says) hear({ kind: 'stderr', line, callId: null });
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(resolve, this.startMs);
      const giveUp = () => {
        clearTimeout(timer);
        reject(new StudioError('cancelled', 'Starting the R process was cancelled.'));
      };
      if (options.signal?.aborted) giveUp();
      options.signal?.addEventListener('abort', giveUp);
    });
    if (this.failure) throw this.failure;
    const session = new FakeSession(this.starts.length, options, hear, this.libraryPaths);
    this.sessions.push(session);
    return session as unknown as Session;
  };

  get alive(): readonly FakeSession[] {
    return this.sessions.filter((session) => !session.isGone);
  }
}

/** An environment as it is resolved, without an R behind it. */
export function fakeEnvironment(name = 'default', scripts: readonly string[] = []): ResolvedEnvironment {
  const config = {
    environment_name: name,
    r_home: null,
    startup_scripts: scripts,
    runtime_path: null,
    env: {},
  };
  return { config, rHome: '/r', rBinary: '/r/bin/R', env: {}, libraries: [], cmdstanPath: null };
}

export function fitOptions(changes: Partial<FitWorkerOptions> = {}): FitWorkerOptions {
  const nothing = () => undefined;
  return {
    workId: 'work-1',
    onEvent: nothing,
    onStop: nothing,
    signal: new AbortController().signal,
    ...changes,
  };
}

/** A manager whose workers are in memory; what it tells is kept. */
export function fakeManager(options: Partial<SessionManagerOptions> = {}) {
  const starter = new FakeStarter();
  const told: (readonly WorkerInfo[])[] = [];
  const events: [string, WorkerEvent][] = [];
  const notes: string[] = [];
  const manager = new SessionManager({
    environmentName: 'default',
    resolve: async (name) => fakeEnvironment(name),
    workerFolder: '/nowhere',
    onEvent: (event, { id }) => void events.push([id, event]),
    onNote: (level, { id }, text) => void notes.push(`${level} ${id}: ${text}`),
    onChange: (workers) => void told.push(workers),
    startSession: starter.start,
    availableMemory: () => 8e9,
    ...options,
  });
  const info = (id: string) => manager.workers().find((worker) => worker.id === id);
  return { manager, starter, told, events, notes, info };
}

/** Fake time for the tests of a file; managers that are kept are closed after each. */
export function managerTime() {
  const managers: SessionManager[] = [];
  beforeEach(() => void vi.useFakeTimers());
  afterEach(async () => {
    for (const manager of managers.splice(0)) await manager.close();
    vi.useRealTimers();
  });
  const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
  return {
    pass,
    keep<T extends { readonly manager: SessionManager }>(made: T): T {
      managers.push(made.manager);
      return made;
    },
    /** Starts the main worker. */
    async begin(manager: SessionManager): Promise<void> {
      await Promise.all([manager.start(), pass(1)]);
    },
    /** The outcome of a promise as a value, so that no rejection is without a listener while time passes. */
    settled: (promise: Promise<unknown>) => promise.catch((error: unknown) => error),
  };
}
