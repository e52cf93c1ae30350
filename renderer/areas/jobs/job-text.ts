import type { Job } from '../../../shared/contract/project';
import { duration, elapsed as elapsedText } from '../../ui/number-text';

/** What a first compilation takes on a machine of today, in seconds. */
const compileExpectation = 75;

/** What a job is doing, and for how long. `now` in ms since the epoch. */
export function jobText(job: Job, now: number): string {
  const seconds = Math.max(0, Math.floor((now - job.stateSince) / 1000));
  const elapsed = elapsedText(seconds);
  const total = job.finishedAt === null ? '' : ` after ${duration((job.finishedAt - job.queuedAt) / 1000)}`;
  switch (job.state) {
    case 'queued':
      return 'Waiting for its turn';
    case 'starting':
      return `Starting R, ${elapsed}`;
    case 'compiling':
      if (job.compile === 'reused') return 'Compiled model reused';
      if (job.compile === 'unknown') return `Writing the Stan code, ${elapsed}`;
      return seconds <= compileExpectation
        ? `Compiling the model, ${elapsed} of about ${compileExpectation} s`
        : `Compiling the model, ${elapsed}, longer than most`;
    case 'sampling':
      return `Sampling${job.compile === 'reused' ? ' (compiled model reused)' : ''}, ${elapsed}`;
    case 'saving':
      return `Saving the fit, ${elapsed}`;
    case 'done':
      return `Done${total}`;
    case 'failed':
      return `Failed${total}`;
    case 'cancelled':
      return `Cancelled${total}`;
  }
}
