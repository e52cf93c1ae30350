import type { StudioError } from '../../shared/errors/studio-error';
import { cancelled, didNotStop, notSent, timedOut } from './call-errors';
import type { Command, PayloadRef, Request, Response } from './protocol';
import { protocolError } from './protocol';

/** What the queue does to the worker. */
export interface Engine {
  /** If it throws, it has sent nothing. */
  send(request: Request): void;
  /** Asks the running call to stop. */
  interrupt(): void;
  /** Ends the worker; its end then calls `close`. */
  kill(reason: StudioError): void;
}

/** A call's encoded arguments, and what to do if they are never sent. */
export interface Prepared {
  readonly args: readonly PayloadRef[];
  readonly kwargs: Readonly<Record<string, PayloadRef>>;
  readonly discard: () => void;
}

export interface Submission {
  readonly cmd: Command;
  readonly target: string;
  /** The user's R code on one line, if the call evaluates any. */
  readonly code?: string | undefined;
  /** Called when the call's turn comes. */
  readonly prepare: () => Promise<Prepared>;
  readonly signal?: AbortSignal | undefined;
  /** The most time from now until the answer, including the wait in the queue. */
  readonly timeoutMs?: number | undefined;
  readonly onStart?: (callId: string) => void;
}

/** The call that the worker runs now. */
export interface CurrentCall {
  readonly callId: string;
  /** `package::function` or `studio::verb`; for other requests the name of the command. */
  readonly target: string;
  /** When its turn came, in milliseconds since 1970. */
  readonly since: number;
  /** The user's R code, if the call evaluates any. */
  readonly code?: string;
}

const interruptEveryMs = 1000;

/** The longest wait of a Node timer, 25 days: a longer one fires at once. */
const longestTimer = 2 ** 31 - 1;

interface Pending extends Submission {
  readonly id: string;
  readonly resolve: (response: Response) => void;
  readonly reject: (error: StudioError) => void;
  readonly cleanUp: () => void;
  state: 'waiting' | 'preparing' | 'sent';
  since: number;
  /** Why the call is being stopped. */
  stopped: StudioError | null;
}

/**
 * The calls of one worker, in order. The worker has one call at a time, the others wait. Each call settles exactly
 * once: with its answer, cancelled, timed out, or with the error of `close`. To stop a running call, it is interrupted,
 * and its worker is killed after `graceMs`. The next call starts when the stopped one has ended, so that no call can
 * receive another's answer.
 */
export class CallQueue {
  readonly #waiting: Pending[] = [];
  #running: Pending | null = null;
  #closed: StudioError | null = null;
  #grace: NodeJS.Timeout | null = null;
  #again: NodeJS.Timeout | null = null;
  #count = 0;

  constructor(
    private readonly engine: Engine,
    private readonly graceMs: number,
    /** Receives the answers whose callers no longer wait. */
    private readonly onOrphan: (response: Response) => void,
  ) {}

  get current(): CurrentCall | null {
    if (!this.#running) return null;
    const { id, cmd, target, since, code } = this.#running;
    return { callId: id, target: target || cmd, since, ...(code !== undefined && { code }) };
  }

  /** The number of calls that wait for their turn. */
  get waiting(): number {
    return this.#waiting.length;
  }

  get idle(): boolean {
    return this.#running === null && this.#waiting.length === 0;
  }

  submit(submission: Submission): Promise<Response> {
    return new Promise((resolve, reject) => {
      if (this.#closed) return reject(this.#closed);
      if (submission.signal?.aborted) return reject(cancelled(submission.target));
      this.#count += 1;
      const { signal, timeoutMs, target } = submission;
      const abort = () => this.#stop(pending, cancelled(target));
      const deadline =
        timeoutMs === undefined
          ? null
          : setTimeout(
              () => this.#stop(pending, timedOut(target, timeoutMs)),
              Math.min(timeoutMs, longestTimer),
            );
      const cleanUp = () => {
        signal?.removeEventListener('abort', abort);
        if (deadline) clearTimeout(deadline);
      };
      const id = String(this.#count);
      const pending: Pending = {
        ...submission,
        ...{ id, resolve, reject, cleanUp, state: 'waiting', since: 0, stopped: null },
      };
      signal?.addEventListener('abort', abort, { once: true });
      this.#waiting.push(pending);
      void this.#next();
    });
  }

  /** Takes an answer that came. Throws `protocol` if it belongs to another call than the running one. */
  receive(response: Response): void {
    const pending = this.#running;
    if (pending?.state !== 'sent' || pending.id !== response.id) {
      throw protocolError(`it answered the call ${response.id}, which is not running`);
    }
    this.#settle(pending);
    if (pending.stopped) {
      this.onOrphan(response);
      pending.reject(pending.stopped);
    } else {
      pending.resolve(response);
    }
    void this.#next();
  }

  /** Stops the running call, as its `abort` would. The waiting calls stay in the queue. */
  interrupt(): void {
    if (this.#running) this.#stop(this.#running, cancelled(this.#running.target));
  }

  /** Stops the running call and drops the waiting ones, as `abort` of each would. */
  stopAll(error: StudioError): void {
    for (const pending of [...this.#waiting]) this.#stop(pending, error);
    if (this.#running) this.#stop(this.#running, error);
  }

  /** The worker is gone: every pending and every later call fails with `error`. */
  close(error: StudioError): void {
    if (this.#closed) return;
    this.#closed = error;
    const running = this.#running;
    if (running) {
      this.#settle(running);
      running.reject(running.stopped ?? error);
    }
    for (const pending of this.#waiting.splice(0)) {
      pending.cleanUp();
      pending.reject(error);
    }
  }

  async #next(): Promise<void> {
    const pending = this.#running === null && !this.#closed ? this.#waiting.shift() : undefined;
    if (!pending) return;
    this.#running = pending;
    pending.state = 'preparing';
    pending.since = Date.now();
    pending.onStart?.(pending.id);
    let prepared: Prepared | null = null;
    try {
      prepared = await pending.prepare();
      if (this.#closed) {
        prepared.discard();
        return;
      }
      if (pending.stopped) throw pending.stopped;
      const { args, kwargs } = prepared;
      this.engine.send({ id: pending.id, cmd: pending.cmd, target: pending.target, args, kwargs });
      pending.state = 'sent';
    } catch (error) {
      prepared?.discard();
      // `close` has settled it.
      if (this.#closed) return;
      this.#settle(pending);
      pending.reject(pending.stopped ?? notSent(pending.target, error));
      void this.#next();
    }
  }

  #stop(pending: Pending, error: StudioError): void {
    if (pending.stopped) return;
    pending.stopped = error;
    if (pending.state === 'waiting') {
      this.#waiting.splice(this.#waiting.indexOf(pending), 1);
      pending.cleanUp();
      pending.reject(error);
    } else if (pending.state === 'sent' && this.#running === pending) {
      this.engine.interrupt();
      // A second interrupt, in case R ignored the first one.
      this.#again = setInterval(() => this.engine.interrupt(), interruptEveryMs);
      this.#grace = setTimeout(() => this.engine.kill(didNotStop(pending.target)), this.graceMs);
    }
  }

  #settle(pending: Pending): void {
    if (this.#grace) clearTimeout(this.#grace);
    if (this.#again) clearInterval(this.#again);
    this.#grace = null;
    this.#again = null;
    this.#running = null;
    pending.cleanUp();
  }
}
