import * as z from 'zod';
import { plots } from '../plots/list';
import { itemId, sometimesTrustedProcedure } from './procedure';

/** Figures of the open project's fits. */
export const plotProcedures = {
  /**
   * A figure as the bytes of a file; sizes in mm. `query`: what the plot's analysis is asked, as that says; `options`: what
   * is chosen of the drawing, as the plot says.
   */
  'plot.file': sometimesTrustedProcedure<Uint8Array>()(
    z.object({
      fit: itemId,
      plot: z.string().max(80),
      query: z.record(z.string(), z.unknown()),
      options: z.record(z.string(), z.unknown()),
      format: z.enum(['svg', 'png', 'pdf']),
      width: z.number(),
      height: z.number(),
      dpi: z.number(),
    }),
    ({ plot }) => plots.some(({ id, analysis }) => id === plot && analysis.source.from === 'brms'),
  ),
} as const;
