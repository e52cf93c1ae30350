import * as z from 'zod';
import type { DataPage } from './data';
import { itemId, procedure } from './procedure';

/** The data sets of the open project. */
export const dataProcedures = {
  'data.import': procedure<{ readonly datasetId: string }>()(
    z.object({ fileName: z.string().min(1), bytes: z.instanceof(Uint8Array) }),
  ),
  'data.page': procedure<DataPage>()(
    z.object({
      datasetId: itemId,
      offset: z.int().min(0),
      limit: z.int().min(1).max(2000),
      sort: z.object({ column: z.string(), descending: z.boolean() }).optional(),
    }),
  ),
  'data.setKind': procedure<null>()(
    z.object({
      datasetId: itemId,
      column: z.string(),
      kind: z.enum(['double', 'integer', 'logical', 'string', 'factor']),
      levels: z.array(z.string()).optional(),
      ordered: z.boolean().optional(),
    }),
  ),
  'data.remove': procedure<null>()(z.object({ datasetId: itemId })),
} as const;
