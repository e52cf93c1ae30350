import type { WireError } from '../../shared/errors/studio-error';
import type { ChainProgress, JobState } from '../../shared/model/project';

/** What a running fit tells of itself. */
export interface FitReport {
  readonly state?: JobState;
  readonly compile?: 'reused' | 'compiling';
  readonly chains?: readonly ChainProgress[];
  /** What stands against saving it, while its state is "unsaved". */
  readonly error?: WireError | null;
}

/** What is to be done with a fit that could not be written: try it again, or write its R object to a file elsewhere. */
export type SaveAnswer = { readonly to: 'project' } | { readonly to: 'file'; readonly path: string };

/** Who follows a fit, and is asked where it cannot be saved. */
export interface FitFollower {
  readonly report: (report: FitReport) => void;
  /** Asks what to do with a fit that could not be written. Rejects when the fit is given up. */
  readonly decide: () => Promise<SaveAnswer>;
  readonly signal: AbortSignal;
}
