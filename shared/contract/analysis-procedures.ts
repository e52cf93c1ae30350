import * as z from 'zod';
import { analyses } from '../analyses/list';
import { sometimesTrustedProcedure } from './procedure';

/** Questions to the open project's fits. */
export const analysisProcedures = {
  /** The answer's form is that of the analysis: `askAnalysis` in the renderer knows it. */
  'analysis.run': sometimesTrustedProcedure<unknown>()(
    z.object({ fit: z.string(), id: z.string(), query: z.unknown() }),
    // What asks brms reads the saved fit, and R runs code when it merely reads an object.
    ({ id }) => analyses.some((analysis) => analysis.id === id && analysis.source.from === 'brms'),
  ),
};
