import { isStudioError, StudioError } from '../../../shared/errors/studio-error';
import type { ResolvedEnvironment } from '../resolved-environment';
import type { CallOptions, Session, SessionInfo, WorkerEvent } from '../session';
import type { RValue } from '../values';
import { type CallVerb, callVerb } from '../verbs/call-verb';
import { lostCall } from './start-failure';
import { type WorkerName, WorkerRecord } from './worker-record';

/** The functions of a worker that work may use. */
export interface JobSession {
  readonly info: SessionInfo;
  call(target: string, options?: CallOptions): Promise<RValue>;
  /** Calls one of the worker's own functions. */
  readonly verb: CallVerb;
  kill(): Promise<void>;
}

export interface JobWorkerOptions {
  readonly onEvent: (event: WorkerEvent) => void;
  /** Cancels the start. */
  readonly signal: AbortSignal;
  /** Called when a user wants to end the worker: cancels the work, which ends the worker. */
  readonly onStop: () => void;
}

export interface FitWorkerOptions extends JobWorkerOptions {
  readonly workId: string;
  /** By default the app's own environment. */
  readonly environment?: string;
}

export interface BrmsWorkerOptions extends JobWorkerOptions {
  readonly workId: string;
  readonly environment: string;
}

export interface EnvironmentWorkerOptions extends JobWorkerOptions {
  /** Null for a question that does not belong to any work. */
  readonly workId: string | null;
  /** The environment to start it with; nothing is looked up. */
  readonly environment: ResolvedEnvironment;
  readonly loadBrms: boolean;
}

/** The worker of one piece of work, from its start until it is killed. */
export class JobWorker implements JobSession {
  #session: Session | null = null;
  #opening: Promise<void> | null = null;
  #end: () => void = () => undefined;
  /** Resolves when the worker and all that it started are gone, or when its start failed. */
  readonly gone = new Promise<void>((resolve) => {
    this.#end = resolve;
  });

  constructor(
    readonly record: WorkerRecord,
    /** Cancels the work, which ends the worker. */
    readonly cancel: () => void,
  ) {}

  /** Rejects with the error of the start. May be called only once. */
  open(supply: () => Promise<Session>): Promise<void> {
    this.#opening = this.#open(supply);
    return this.#opening;
  }

  async #open(supply: () => Promise<Session>): Promise<void> {
    const { record } = this;
    record.starting();
    try {
      const session = await supply();
      this.#session = session;
      record.ready(session);
      session.onExit((exit) => {
        if (exit.expected) return;
        record.failed(
          `The R process ended unexpectedly (${exit.signal ?? `exit code ${exit.exitCode}`}).`,
          null,
        );
      });
    } catch (error) {
      this.#end();
      throw error;
    }
  }

  get starting(): boolean {
    return this.record.phase === 'starting';
  }

  get info(): SessionInfo {
    return this.#live().info;
  }

  async call(target: string, options: CallOptions = {}): Promise<RValue> {
    const answer = this.#live().call(target, options);
    this.record.changed();
    try {
      return await answer;
    } catch (error) {
      if (!isStudioError(error, 'worker-crashed')) throw error;
      const reason = `A ${this.record.name.role} is not restarted automatically.`;
      throw lostCall(error, { recovered: false, reason });
    } finally {
      this.record.changed();
    }
  }

  readonly verb: CallVerb = (name, input, options) =>
    callVerb((target, sent) => this.call(target, sent), name, input, options);

  interrupt(): void {
    this.#session?.interrupt();
  }

  /** A worker that is still starting must be ended by the signal of its start. */
  async kill(): Promise<void> {
    await this.#opening?.catch(() => undefined);
    try {
      await this.#session?.kill();
    } finally {
      this.#end();
    }
  }

  #live(): Session {
    if (this.#session) return this.#session;
    throw new StudioError('invalid-input', `The R process ${this.record.name.id} is still starting.`, {
      hint: 'Try again in a few seconds.',
    });
  }
}

/** The workers of fits and other work, in the order of their start. */
export class JobWorkers {
  readonly #workers = new Map<string, JobWorker>();

  constructor(
    private readonly onEvent: (event: WorkerEvent, worker: WorkerName) => void,
    /** Cancels every start. */
    private readonly closing: AbortSignal,
    private readonly onChange: () => void,
  ) {}

  list(): readonly JobWorker[] {
    return [...this.#workers.values()];
  }

  find(id: string): JobWorker | undefined {
    return this.#workers.get(id);
  }

  /** Rejects as `supply` does. */
  async open(
    name: WorkerName,
    options: JobWorkerOptions,
    supply: (hear: (event: WorkerEvent) => void, signal: AbortSignal) => Promise<Session>,
  ): Promise<JobSession> {
    const worker = new JobWorker(new WorkerRecord(name, this.onChange), options.onStop);
    this.#workers.set(name.id, worker);
    void worker.gone.then(() => {
      this.#workers.delete(name.id);
      this.onChange();
    });
    const hear = (event: WorkerEvent) => {
      options.onEvent(event);
      this.onEvent(event, name);
    };
    await worker.open(() => supply(hear, AbortSignal.any([options.signal, this.closing])));
    return worker;
  }

  async close(): Promise<void> {
    await Promise.all(this.list().map((worker) => worker.kill()));
  }
}
