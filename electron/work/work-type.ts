import type { LogEntry } from '../../shared/contract/system';
import type { WorkItem, WorkProgress } from '../../shared/contract/work';
import type { WorkKind } from '../../shared/contract/work-kinds';
import type { StudioError } from '../../shared/errors/studio-error';

/** What is known of work before it begins. */
export type WorkAbout<Kind extends WorkKind> = Pick<
  WorkItem<Kind>,
  'title' | 'project' | 'environment' | 'detail' | 'progress'
>;

/** What running work tells of itself; what is left out stays. */
export interface WorkReport<Kind extends WorkKind> {
  readonly progress?: WorkProgress;
  readonly detail?: Partial<NonNullable<WorkItem<Kind>['detail']>>;
  /** What came of it, in a sentence. */
  readonly outcome?: string | null;
}

/** What running work works with. */
export interface WorkContext<Kind extends WorkKind, Answer = never> {
  /** Also the source of its lines in the log. */
  readonly id: string;
  /** Aborted when it is cancelled: it then stops what it has started, puts back what it has changed, and rejects. */
  readonly signal: AbortSignal;
  /** Tells how far it is. Progress is not told any more once it is cancelled. */
  readonly report: (report: WorkReport<Kind>) => void;
  /** A line of its log. */
  readonly log: (text: string, level?: LogEntry['level']) => void;
  /**
   * Asks the user what to do about a problem; the work is held until `WorkQueue.answer`. It needs no cores from then on.
   * Rejects when it is cancelled instead.
   */
  readonly decide: (problem: StudioError) => Promise<Answer>;
}

/**
 * One kind of work: all that the queue has to know of it. Its words stand in `shared/contract/work-kinds.ts`. Work ends
 * with the app, and nothing of it is begun again at the next start.
 */
export interface WorkType<Input, Outcome, Kind extends WorkKind, Answer = never> {
  readonly kind: Kind;
  readonly about: (input: Input) => WorkAbout<Kind>;
  /** Of work in one lane, one runs at a time and the others wait in their order. Null: it waits for no lane. */
  readonly lane: (input: Input) => string | null;
  /** Cores that it keeps busy; it waits until so many are free. 0: it waits for none. */
  readonly cores: (input: Input) => number;
  /** A moment when one core works for it and others would slow it down, so that nothing is prepared ahead. */
  readonly isUrgent?: (item: WorkItem<Kind>) => boolean;
  /** It shows only when it has lasted so many milliseconds: most of its kind end at once. */
  readonly quietMs?: number;
  readonly run: (input: Input, context: WorkContext<Kind, Answer>) => Promise<Outcome>;
  /** Throws `invalid-input` for an answer to `decide` that cannot be meant. */
  readonly checkAnswer?: (answer: Answer) => void;
}

/** Work that was put into the queue. */
export interface StartedWork<Outcome, Kind extends WorkKind> {
  /** As it stood then. */
  readonly item: WorkItem<Kind>;
  /** Rejects as the work fails, and with `cancelled`. */
  readonly result: Promise<Outcome>;
}
