import type { LogEntry } from '../../shared/contract/system';
import type { WorkItem, WorkProgress } from '../../shared/contract/work';
import type { WorkKind } from '../../shared/contract/work-kinds';
import type { StudioError } from '../../shared/errors/studio-error';

/** The facts about work before it begins. */
export type WorkAbout<Kind extends WorkKind> = Pick<
  WorkItem<Kind>,
  'title' | 'project' | 'environment' | 'detail' | 'progress'
>;

/** What running work reports. Fields that are left out do not change. */
export interface WorkReport<Kind extends WorkKind> {
  readonly progress?: WorkProgress;
  readonly detail?: Partial<NonNullable<WorkItem<Kind>['detail']>>;
  /** The outcome in a sentence. */
  readonly outcome?: string | null;
}

/** What running work can use. */
export interface WorkContext<Kind extends WorkKind, Answer = never> {
  /** Also the source of its lines in the log. */
  readonly id: string;
  /** Aborts when the work is cancelled: it must then stop what it has started, undo its changes, and reject. */
  readonly signal: AbortSignal;
  /** Reports progress, what it tells of itself, and its outcome. Progress is not shown after the work was cancelled. */
  readonly report: (report: WorkReport<Kind>) => void;
  /** Writes a line into its log. */
  readonly log: (text: string, level?: LogEntry['level']) => void;
  /**
   * Asks the user what to do about a problem. The work is held until `WorkQueue.answer`, and needs no cores from then
   * on. Rejects if the work is cancelled meanwhile.
   */
  readonly decide: (problem: StudioError) => Promise<Answer>;
}

/**
 * One kind of work, with all that the queue needs to know. Its texts are in `shared/contract/work-kinds.ts`. Work ends
 * with the app and is not resumed at the next start.
 */
export interface WorkType<Input, Outcome, Kind extends WorkKind, Answer = never> {
  readonly kind: Kind;
  readonly about: (input: Input) => WorkAbout<Kind>;
  /** In each lane, one piece of work runs at a time, and the others wait in their order. Null: it needs no lane. */
  readonly lane: (input: Input) => string | null;
  /** The cores that it uses; it waits until so many are free. 0: it does not wait for cores. */
  readonly cores: (input: Input) => number;
  /** Does a core work for it now, so that other processes would slow it down? Then no spare worker is started. */
  readonly isUrgent?: (item: WorkItem<Kind>) => boolean;
  /** The milliseconds after which it is shown, for kinds that usually end at once. */
  readonly quietMs?: number;
  readonly run: (input: Input, context: WorkContext<Kind, Answer>) => Promise<Outcome>;
  /** Throws `invalid-input` for an invalid answer to `decide`. */
  readonly checkAnswer?: (answer: Answer) => void;
}

/** Work that was put into the queue. */
export interface StartedWork<Outcome, Kind extends WorkKind> {
  /** Its state when it was queued. */
  readonly item: WorkItem<Kind>;
  /** Rejects as the work fails, and with `cancelled`. */
  readonly result: Promise<Outcome>;
}
