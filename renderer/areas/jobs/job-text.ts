import type { Job } from '../../../shared/model/project';
import { t } from '../../../shared/texts/texts';
import { duration, elapsed as elapsedText } from '../../ui/number-text';

/** What a first compilation takes on a machine of today, in seconds. */
const compileExpectation = 75;

/** What a job is doing, and for how long. `now` in ms since the epoch. */
export function jobText(job: Job, now: number): string {
  const seconds = Math.max(0, Math.floor((now - job.stateSince) / 1000));
  const elapsed = elapsedText(seconds);
  const total = job.finishedAt === null ? null : duration((job.finishedAt - job.queuedAt) / 1000);
  switch (job.state) {
    case 'compiling':
      return compilingText(job, seconds);
    case 'sampling':
      return t(job.compile === 'reused' ? 'jobs.state.samplingReused' : 'jobs.state.sampling', { elapsed });
    case 'queued':
    case 'starting':
    case 'saving':
      return t(`jobs.state.${job.state}`, { elapsed });
    case 'unsaved':
      return t('jobs.state.unsaved');
    case 'done':
    case 'failed':
    case 'cancelled':
      return total === null ? t(`jobs.state.${job.state}`) : t(`jobs.state.${job.state}After`, { total });
  }
}

function compilingText({ compile }: Job, seconds: number): string {
  const elapsed = elapsedText(seconds);
  if (compile === 'reused') return t('jobs.state.reused');
  if (compile === 'unknown') return t('jobs.state.writing', { elapsed });
  return seconds <= compileExpectation
    ? t('jobs.state.compiling', { elapsed, usual: compileExpectation })
    : t('jobs.state.compilingLong', { elapsed });
}
