import type { LogEntry } from '../../shared/contract/system';
import { hasBegun, hasEnded, type WorkItem, type WorkState } from '../../shared/contract/work';
import type { WorkKind } from '../../shared/contract/work-kinds';
import { asStudioError, isStudioError, StudioError } from '../../shared/errors/studio-error';
import { toWire } from '../../shared/errors/wire';
import { withoutPasswords } from '../log/without-passwords';
import { nextInTurn } from './next-in-turn';
import type { WorkContext, WorkReport, WorkType } from './work-type';

/** What one piece of work reports to the queue. */
interface Listeners {
  readonly log: (entry: Pick<LogEntry, 'level' | 'source' | 'text'>) => void;
  readonly onChange: (item: WorkItem) => void;
  /** Called when it needs fewer cores than before. */
  readonly onTurn: () => void;
  readonly onEnd: () => void;
}

/** Settles the promise of its starter. */
interface Settle {
  readonly resolve: (outcome: unknown) => void;
  readonly reject: (error: unknown) => void;
}

// The queue has work of all kinds. An entry's type always gets data of its own kind, because `of` makes both.
type AnyType = WorkType<never, unknown, WorkKind, unknown>;
type AnyReport = WorkReport<WorkKind>;

/** One piece of work in the queue: its state, and the changes of its state. */
export class QueuedWork {
  #item: WorkItem;
  readonly #controller = new AbortController();
  #cores: number;
  #begin: (() => Promise<unknown>) | null;
  #decide: ((answer: unknown) => void) | null = null;
  #timer: NodeJS.Timeout | null = null;
  #end: (item: WorkItem) => void = () => undefined;
  #settle: Settle | null = null;
  readonly ended: Promise<WorkItem>;
  isShown: boolean;

  static of<Input, Outcome, Kind extends WorkKind, Answer>(
    id: string,
    type: WorkType<Input, Outcome, Kind, Answer>,
    input: Input,
    listeners: Listeners,
  ): { readonly entry: QueuedWork; readonly result: Promise<Outcome> } {
    const item = {
      id,
      kind: type.kind,
      ...type.about(input),
      state: 'queued',
      queuedAt: Date.now(),
      startedAt: null,
      finishedAt: null,
      error: null,
      outcome: null,
    } as unknown as WorkItem;
    const anyType = type as unknown as AnyType;
    const run = (context: WorkContext<WorkKind, unknown>) =>
      type.run(input, context as unknown as WorkContext<Kind, Answer>);
    const entry = new QueuedWork(item, anyType, type.lane(input), type.cores(input), run, listeners);
    const result = new Promise<Outcome>((resolve, reject) => {
      entry.#settle = { resolve: (outcome) => resolve(outcome as Outcome), reject };
    });
    // Callers that wait for the result get the failure; others see it in the state.
    result.catch(() => undefined);
    return { entry, result };
  }

  /** The first work that may begin, or undefined. */
  static next(entries: Iterable<QueuedWork>, cores: number): QueuedWork | undefined {
    return nextInTurn(entries, cores);
  }

  private constructor(
    item: WorkItem,
    private readonly type: AnyType,
    readonly lane: string | null,
    cores: number,
    run: (context: WorkContext<WorkKind, unknown>) => Promise<unknown>,
    private readonly listeners: Listeners,
  ) {
    this.#item = item;
    this.#cores = cores;
    this.#begin = async () => run(this.#context());
    this.isShown = type.quietMs === undefined;
    this.ended = new Promise((resolve) => {
      this.#end = resolve;
    });
  }

  get item(): WorkItem {
    return this.#item;
  }

  get state(): WorkState {
    return this.#item.state;
  }

  get cores(): number {
    return this.#cores;
  }

  get isUrgent(): boolean {
    return this.type.isUrgent?.(this.#item as never) ?? false;
  }

  /** Reports it for the first time. Work that may end at once is reported only after some time. */
  announce(): void {
    const { quietMs } = this.type;
    if (quietMs === undefined) {
      this.listeners.onChange(this.#item);
      return;
    }
    this.#timer = setTimeout(() => {
      this.isShown = true;
      this.listeners.onChange(this.#item);
    }, quietMs);
  }

  begin(): void {
    const begin = this.#begin;
    // Its input is freed when it has ended.
    this.#begin = null;
    if (!begin) return;
    this.#update({ state: 'running', startedAt: Date.now() });
    // A listener may have cancelled it by then; it finds its signal aborted.
    begin().then(
      (outcome) => this.#finish('done', null, (settle) => settle.resolve(outcome)),
      (error: unknown) => {
        const stopped = this.#controller.signal.aborted || isStudioError(error, 'cancelled');
        this.#fail(stopped ? 'cancelled' : 'failed', error);
      },
    );
  }

  cancel(): void {
    if (hasEnded(this.#item) || this.#controller.signal.aborted) return;
    if (!hasBegun(this.#item)) {
      this.#controller.abort();
      this.#fail('cancelled', new StudioError('cancelled', `“${this.#item.title}” was cancelled.`));
      return;
    }
    this.#update({ state: 'stopping', error: null });
    this.#controller.abort();
  }

  answer(type: unknown, answer: unknown): void {
    const decide = this.#decide;
    if (!decide || type !== this.type) {
      throw new StudioError('invalid-input', `“${this.#item.title}” does not wait for an answer.`, {
        where: this.#item.id,
      });
    }
    this.type.checkAnswer?.(answer);
    this.#decide = null;
    this.#update({ state: 'running', error: null });
    decide(answer);
  }

  #context(): WorkContext<WorkKind, unknown> {
    const { signal } = this.#controller;
    const { id } = this.#item;
    return {
      id,
      signal,
      report: (report) => this.#report(report as AnyReport),
      log: (text, level = 'info') => this.listeners.log({ level, source: id, text: withoutPasswords(text) }),
      decide: (problem) => this.#ask(problem),
    };
  }

  #report({ progress, detail, outcome }: AnyReport): void {
    if (hasEnded(this.#item)) return;
    const isTold = progress !== undefined && !this.#controller.signal.aborted;
    this.#update({
      ...(isTold && { progress }),
      ...(outcome !== undefined && { outcome }),
      ...(detail && { detail: { ...(this.#item.detail as object), ...detail } as never }),
    });
  }

  #ask(problem: StudioError): Promise<unknown> {
    const { signal } = this.#controller;
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      this.#decide = resolve;
      signal.addEventListener(
        'abort',
        () => {
          this.#decide = null;
          reject(signal.reason);
        },
        { once: true },
      );
      this.#cores = 0;
      this.#update({ state: 'held', error: toWire(problem) });
      this.listeners.onTurn();
    });
  }

  #fail(state: 'failed' | 'cancelled', thrown: unknown): void {
    this.#finish(state, asStudioError(thrown), (settle) => settle.reject(thrown));
  }

  #finish(
    state: 'done' | 'failed' | 'cancelled',
    error: StudioError | null,
    settle: (settle: Settle) => void,
  ): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#begin = null;
    this.#decide = null;
    if (this.isShown) this.#sayEnd(state, error);
    this.#update({ state, error: error && toWire(error), finishedAt: Date.now() });
    if (this.#settle) settle(this.#settle);
    this.#end(this.#item);
    this.listeners.onEnd();
  }

  /** The last line of its log. */
  #sayEnd(state: WorkState, error: StudioError | null): void {
    const { log } = this.#context();
    if (state === 'cancelled') log('Cancelled.');
    else if (error) log(error.message, 'error');
    else if (this.#item.outcome !== null) log(this.#item.outcome);
  }

  #update(
    change: Partial<
      Pick<WorkItem, 'state' | 'progress' | 'detail' | 'startedAt' | 'finishedAt' | 'error' | 'outcome'>
    >,
  ): void {
    this.#item = { ...this.#item, ...change } as WorkItem;
    if (this.isShown) this.listeners.onChange(this.#item);
  }
}
