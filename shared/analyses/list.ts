import { nearNames, orList } from '../errors/near-names';
import { StudioError } from '../errors/studio-error';
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
  const found = analyses.find((analysis) => analysis.id === id);
  if (found) return found;
  const ids = analyses.map((analysis) => analysis.id);
  const near = nearNames(id, ids);
  throw new StudioError('invalid-input', `There is no analysis “${id}”.`, {
    hint: near.length > 0 ? `Did you mean ${orList(near)}?` : `There are ${ids.join(', ')}.`,
    where: 'id',
  });
}
