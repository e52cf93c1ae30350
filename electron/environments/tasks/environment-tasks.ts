import { changingKinds, hasEnded, type Task, type TaskKind } from '../../../shared/contract/tasks';
import { asStudioError, isStudioError, StudioError } from '../../../shared/errors/studio-error';
import { toWire } from '../../../shared/errors/wire';
import { awaited } from '../../session/manager/call-wait';
import { type TaskContext, TaskRun, type TaskServices } from './task-context';

export interface TaskRequest {
  readonly kind: TaskKind;
  readonly environment: string;
  readonly title: string;
  /** Gives what came of it, in a sentence. Rejects as it fails, after it has put back what it had changed. */
  readonly run: (context: TaskContext) => Promise<string | null>;
}

interface Entry {
  task: Task;
  readonly controller: AbortController;
  readonly request: TaskRequest;
  readonly ended: Promise<Task>;
  readonly end: (task: Task) => void;
}

/** So many that have ended are remembered. */
const mostEnded = 50;

/** Long work on environments: one task at a time for each, those of different environments side by side. */
export class EnvironmentTasks {
  readonly #entries = new Map<string, Entry>();
  #lastId = 0;
  #questions = 0;
  #closed = false;

  constructor(
    private readonly services: TaskServices,
    private readonly onChange: (task: Task) => void,
  ) {}

  /** In the order of their start. */
  list(): readonly Task[] {
    return [...this.#entries.values()].map(({ task }) => task);
  }

  /** The one that runs in the environment or waits to, or null. */
  activeIn(environment: string): Task | null {
    return this.list().find((task) => task.environment === environment && !hasEnded(task)) ?? null;
  }

  /** Begins at once, or when the environment's others have ended. */
  start(request: TaskRequest): Task {
    if (this.#closed) throw new StudioError('cancelled', 'Brms Studio is closing.');
    const { kind, environment, title } = request;
    const id = `task-${++this.#lastId}`;
    const base = { id, kind, environment, title, state: 'queued' } as const;
    const task: Task = { ...base, step: null, startedAt: null, finishedAt: null, error: null, outcome: null };
    let end: Entry['end'] = () => undefined;
    const ended = new Promise<Task>((resolve) => {
      end = resolve;
    });
    this.#entries.set(id, { task, controller: new AbortController(), request, ended, end });
    this.onChange(task);
    this.#startNext(environment);
    return this.#entry(id).task;
  }

  /** The task as it ended, whichever way. */
  finished(taskId: string): Promise<Task> {
    return this.#entry(taskId).ended;
  }

  /** Stops it: its processes are killed, what it had changed is put back. One that has ended stays as it is. */
  cancel(taskId: string): void {
    const entry = this.#entry(taskId);
    if (hasEnded(entry.task) || entry.controller.signal.aborted) return;
    entry.controller.abort();
    if (entry.task.state === 'queued') this.#finish(entry, { state: 'cancelled', error: cancelledTask() });
    else if (entry.task.step) this.#update(entry, { step: { ...entry.task.step, text: 'Stopping' } });
  }

  /** Forgets one that has ended. */
  dismiss(taskId: string): void {
    if (hasEnded(this.#entry(taskId).task)) this.#entries.delete(taskId);
  }

  /**
   * Resolves when no task changes the environment's packages or waits to. For fits, which would load half of an old
   * package and half of a new one. `onWait` hears which task it waits for.
   */
  async settled(environment: string, signal: AbortSignal, onWait: (task: Task) => void): Promise<void> {
    for (;;) {
      const entry = [...this.#entries.values()].find(
        ({ task }) =>
          task.environment === environment && !hasEnded(task) && changingKinds.includes(task.kind),
      );
      if (!entry) return;
      onWait(entry.task);
      await awaited(entry.ended, entry.task.title, { signal });
    }
  }

  /** R for a question: what a task has, but it waits for none and is in no list. */
  async ask<T>(
    environment: string,
    signal: AbortSignal,
    ask: (context: TaskContext) => Promise<T>,
  ): Promise<T> {
    const controller = new AbortController();
    const abort = () => controller.abort();
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    const id = `question-${++this.#questions}`;
    const run = new TaskRun(this.services, id, environment, controller, () => undefined, null);
    try {
      return await ask(run);
    } finally {
      signal.removeEventListener('abort', abort);
      await run.close();
    }
  }

  /** Cancels all; resolves when they have put back what they had changed. */
  async close(): Promise<void> {
    this.#closed = true;
    const entries = [...this.#entries.values()];
    for (const { task } of entries) this.cancel(task.id);
    await Promise.all(entries.map(({ ended }) => ended));
  }

  #startNext(environment: string): void {
    const here = [...this.#entries.values()].filter(({ task }) => task.environment === environment);
    if (here.some(({ task }) => task.state === 'running')) return;
    const next = here.find(({ task }) => task.state === 'queued');
    if (next) void this.#run(next);
  }

  async #run(entry: Entry): Promise<void> {
    const { request, controller, task } = entry;
    this.#update(entry, { state: 'running', startedAt: Date.now() });
    const run = new TaskRun(this.services, task.id, task.environment, controller, (step) => {
      if (!controller.signal.aborted) this.#update(entry, { step });
    });
    let change: Partial<Task>;
    try {
      change = { state: 'done', outcome: await request.run(run) };
      if (change.outcome) run.say(change.outcome);
    } catch (error) {
      const stopped = controller.signal.aborted || isStudioError(error, 'cancelled');
      change = { state: stopped ? 'cancelled' : 'failed', error: toWire(error) };
      if (stopped) run.say('Cancelled.');
      else run.say(asStudioError(error).message, 'error');
    }
    await run.close().catch((error: unknown) => run.say(asStudioError(error).message, 'error'));
    this.#finish(entry, change);
  }

  #finish(entry: Entry, change: Partial<Task>): void {
    this.#update(entry, { ...change, finishedAt: Date.now() });
    entry.end(entry.task);
    const ended = [...this.#entries.values()].filter(({ task }) => hasEnded(task));
    for (const { task } of ended.slice(0, -mostEnded)) this.#entries.delete(task.id);
    if (!this.#closed) this.#startNext(entry.task.environment);
  }

  #update(entry: Entry, change: Partial<Task>): void {
    entry.task = { ...entry.task, ...change };
    this.onChange(entry.task);
  }

  #entry(taskId: string): Entry {
    const entry = this.#entries.get(taskId);
    if (entry) return entry;
    throw new StudioError('invalid-input', `There is no task “${taskId}”.`, { where: taskId });
  }
}

function cancelledTask() {
  return toWire(new StudioError('cancelled', 'The task was cancelled.'));
}
