import * as z from 'zod';

/**
 * What a worker is for. "main" answers the questions of windows and keeps their objects; "fit" makes one fit; "work"
 * changes or tries an environment, or asks brms about a fit; "spare" waits with brms loaded and becomes the worker that is
 * needed next, unless that is to change an environment.
 */
export type WorkerRole = 'main' | 'fit' | 'work' | 'spare';

export type WorkerState =
  /** No process; it starts when it is needed. */
  | 'stopped'
  | 'starting'
  | 'ready'
  | 'busy'
  | 'stopping'
  /** It ended unasked, or could not start; `message` says why. */
  | 'failed';

/** A call that is being answered. */
export interface WorkerCall {
  readonly callId: string;
  /** `package::function` or `studio::verb`. */
  readonly target: string;
  /** In milliseconds since 1970. */
  readonly since: number;
  /** R code that a person asked for, on one line, where the call evaluates some. */
  readonly code?: string;
}

/** One worker as the app shows it. */
export interface WorkerInfo {
  /** Names the place, not the process: the main worker keeps its id over restarts. Unique; also the log's `worker`. */
  readonly id: string;
  readonly role: WorkerRole;
  readonly environment: string;
  readonly state: WorkerState;
  readonly pid: number | null;
  /** Names the process: handles of another epoch are stale. */
  readonly epoch: string | null;
  /** When the process was ready, in milliseconds since 1970. */
  readonly startedAt: number | null;
  /** Of R, and of brms, rstan, cmdstanr, posterior, loo where they are installed. */
  readonly versions: Readonly<Record<string, string>>;
  /** Resident memory of R and all that it started, in bytes; null where it is not known. */
  readonly memoryBytes: number | null;
  /** Objects that are kept for handles, and their size in bytes (`utils::object.size`). */
  readonly handles: number;
  readonly handleBytes: number;
  readonly call: WorkerCall | null;
  /** Calls that wait for their turn. */
  readonly waiting: number;
  /** The fit or other work that it is for; null also for a question that is no work. */
  readonly workId: string | null;
  /** How often its process was started again, asked or not. */
  readonly restarts: number;
  /** Why it is `failed`; of one that starts or runs again by itself, why the process before it ended or did not start. */
  readonly message?: string;
  /** When it is started again by itself, in milliseconds since 1970. */
  readonly retryAt?: number;
}

/** The `id` of a worker. */
export const workerId = z.string().min(1).max(200);
