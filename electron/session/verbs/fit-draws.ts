import { StudioError } from '../../../shared/errors/studio-error';
import { fieldsOf } from '../read-r-values';
import { problemOf } from './problem';
import { verb } from './verb';

/** What R wrote into a fit's folder. */
export interface DrawsWritten {
  readonly variables: readonly string[];
  readonly chains: number;
  /** The number of draws of each chain, after warmup. */
  readonly drawsPerChain: number;
  /** The sampler diagnostics that have a file NAME.f64. */
  readonly samplerNames: readonly string[];
  /** Why a file could not be written; null if all were written. */
  readonly problem: string | null;
  /** Why sampler diagnostics are missing; null if none are. */
  readonly missing: string | null;
}

/** Writes draws into a fit's folder: those of the sampled fit, or of the folder's fit.rds. */
export const fitDraws = verb<{ readonly folder: string }, DrawsWritten>({
  takes: { folder: 'required' },
  read: (value) => {
    const fields = fieldsOf(value);
    const written = {
      variables: fields.texts('variables'),
      chains: fields.number('chains'),
      drawsPerChain: fields.number('draws'),
      samplerNames: fields.texts('sampler_names'),
      problem: problemOf(fields.text('problem')),
      missing: problemOf(fields.text('missing')),
    };
    if (written.chains < 1 || written.drawsPerChain < 1 || written.variables.length === 0) {
      throw new StudioError('internal', 'the fit has no draws.');
    }
    return written;
  },
});
