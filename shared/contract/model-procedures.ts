import * as z from 'zod';
import { nameText } from '../model/name-text';
import { modelSpec } from '../model/spec';
import type { PriorRow } from './models';
import { itemId, procedure, trustedProcedure } from './procedure';

const modelDocument = z.object({ id: itemId, name: nameText, datasetId: itemId, spec: modelSpec });

/** The models of the open project, and what R says of them before they are fitted. */
export const modelProcedures = {
  'model.create': procedure<{ readonly modelId: string }>()(
    z.object({ datasetId: itemId, copyOf: itemId.optional() }),
  ),
  'model.save': procedure<null>()(modelDocument),
  'model.remove': procedure<null>()(z.object({ modelId: itemId })),
  /** The Stan program that brms makes of a model. */
  'model.stan': trustedProcedure<{ readonly code: string }>()(
    z.object({ spec: modelSpec, datasetId: itemId }),
  ),
  'model.priors': trustedProcedure<readonly PriorRow[]>()(z.object({ spec: modelSpec, datasetId: itemId })),
} as const;
