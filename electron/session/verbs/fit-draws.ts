import { StudioError } from '../../../shared/errors/studio-error';
import { fieldsOf } from '../expect';
import { problemOf } from './problem';
import { verb } from './verb';

/** What R has written into a fit's folder. */
export interface DrawsWritten {
  readonly variables: readonly string[];
  readonly chains: number;
  /** Of each chain, after warmup. */
  readonly drawsPerChain: number;
  /** The diagnostics of the sampler that have a file NAME.f64. */
  readonly samplerNames: readonly string[];
  /** Why a file could not be written; null where all are there. */
  readonly problem: string | null;
  /** Why diagnostics of the sampler are missing; null where none are. */
  readonly missing: string | null;
}

/** Writes the draws of the sampled fit, or of the folder's fit.rds, into the folder. */
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
