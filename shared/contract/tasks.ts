import type { WireError } from '../errors/studio-error';

export type TaskKind =
  | 'install'
  | 'update'
  | 'remove'
  | 'setup'
  | 'repair'
  | 'import-runtime'
  | 'clone'
  | 'probe';
export type TaskState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';

/** Something long that changes or tries an environment. One runs at a time for each environment. */
export interface Task {
  /** "task-1"; also the `source` of its log entries. */
  readonly id: string;
  readonly kind: TaskKind;
  readonly environment: string;
  /** "Installing lme4 1.1-31" */
  readonly title: string;
  readonly state: TaskState;
  /** The step that runs, and how many there are. */
  readonly step: { readonly number: number; readonly of: number; readonly text: string } | null;
  readonly startedAt: number | null;
  readonly finishedAt: number | null;
  readonly error: WireError | null;
  /** What came of it, in a sentence. */
  readonly outcome: string | null;
}

/** Has it ended, one way or another? */
export function hasEnded({ state }: Pick<Task, 'state'>): boolean {
  return state === 'done' || state === 'failed' || state === 'cancelled';
}

/** Tasks of these kinds change the packages that R loads. */
export const changingKinds: readonly TaskKind[] = ['install', 'update', 'remove', 'setup', 'repair'];
