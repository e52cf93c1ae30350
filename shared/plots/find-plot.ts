import { nearNames, orList } from '../errors/near-names';
import { StudioError } from '../errors/studio-error';
import { plots } from './list';
import type { AnyPlot } from './plot-kind';

/** The plot with this id. Throws `invalid-input` that names those there are. */
export function findPlot(id: string): AnyPlot {
  const found = plots.find((plot) => plot.id === id);
  if (found) return found;
  const names = plots.map((plot) => plot.id);
  const near = nearNames(id, names);
  throw new StudioError('invalid-input', `There is no plot “${id}”.`, {
    hint: near.length > 0 ? `Did you mean ${orList(near)}?` : `There are ${names.join(', ')}.`,
    where: 'plot',
  });
}
