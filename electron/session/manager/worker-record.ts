import type { WorkerInfo, WorkerRole, WorkerState } from '../../../shared/contract/workers';
import type { Session } from '../session';

export interface WorkerName {
  readonly id: string;
  readonly role: WorkerRole;
  readonly environment: string;
  readonly workId?: string;
}

/** The state of a place while no worker can be called. */
type Phase = Extract<WorkerState, 'stopped' | 'starting' | 'stopping' | 'failed'>;

const nothingKept = { handles: 0, handleBytes: 0 };

/** What is known about one place for a worker, over all processes that it has had. */
export class WorkerRecord {
  #session: Session | null = null;
  #phase: Phase = 'stopped';
  #message: string | undefined;
  #retryAt: number | undefined;
  #versions: Readonly<Record<string, string>> = {};
  #starts = 0;
  #memoryBytes: number | null = null;

  constructor(
    readonly name: WorkerName,
    private readonly onChange: () => void,
  ) {}

  get session(): Session | null {
    return this.#session;
  }

  get phase(): Phase | 'alive' {
    return this.#session ? 'alive' : this.#phase;
  }

  /** The process whose memory, with that of its descendants, is this worker's. */
  get pid(): number | null {
    return this.#session?.pid ?? null;
  }

  get memoryBytes(): number | null {
    return this.#memoryBytes;
  }

  /** No call runs or waits. */
  get idle(): boolean {
    return this.#session !== null && this.#session.state === 'ready';
  }

  info(): WorkerInfo {
    const session = this.#session;
    const { id, role, environment, workId = null } = this.name;
    return {
      id,
      role,
      environment,
      state: session ? this.#liveState(session) : this.#phase,
      pid: session?.pid ?? null,
      epoch: session?.epoch ?? null,
      startedAt: session?.info.startedAt ?? null,
      versions: this.#versions,
      memoryBytes: session ? this.#memoryBytes : null,
      ...(session?.kept ?? nothingKept),
      call: session?.current ? { ...session.current } : null,
      waiting: session?.waiting ?? 0,
      workId,
      restarts: Math.max(0, this.#starts - 1),
      ...(this.#message !== undefined && { message: this.#message }),
      ...(this.#retryAt !== undefined && { retryAt: this.#retryAt }),
    };
  }

  /** `after`: why the previous process ended unexpectedly, or did not start. */
  starting(after?: string): void {
    this.#starts += 1;
    this.#become('starting', after);
  }

  ready(session: Session): void {
    this.#versions = session.info.versions;
    this.#become(session, this.#phase === 'starting' ? this.#message : undefined);
  }

  stopping(): void {
    this.#become('stopping');
  }

  stopped(): void {
    this.#become('stopped');
  }

  failed(message: string, retryAt: number | null): void {
    this.#become('failed', message, retryAt ?? undefined);
  }

  /** A call began, ended, or waits. */
  changed(): void {
    this.onChange();
  }

  setMemory(bytes: number | null): void {
    if (bytes === this.#memoryBytes) return;
    this.#memoryBytes = bytes;
    this.onChange();
  }

  #liveState(session: Session): WorkerState {
    // The files and processes of an ended worker are still being removed.
    if (session.state === 'stopping' || session.state === 'exited') return 'stopping';
    return session.state;
  }

  /** The worker, or the state of its place without one. */
  #become(next: Phase | Session, message?: string, retryAt?: number): void {
    this.#session = typeof next === 'string' ? null : next;
    this.#phase = typeof next === 'string' ? next : 'stopped';
    this.#message = message;
    this.#retryAt = retryAt;
    this.#memoryBytes = null;
    this.onChange();
  }
}
