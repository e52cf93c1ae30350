import { kindWithId } from '../errors/kind-with-id';
import type { AnyAnalysis } from './analysis';
import { density } from './density';
import { loo } from './loo';
import { rankOverlay } from './rank-overlay';
import { summary } from './summary';
import { trace } from './trace';

/** Every question that a fit can be asked. */
export const analyses: readonly AnyAnalysis[] = [summary, trace, density, rankOverlay, loo];

/** The analysis of that id. Throws `invalid-input` with the ids that are near it. */
export function findAnalysis(id: string): AnyAnalysis {
  return kindWithId(analyses, id, 'analysis', 'id');
}
