import { kindWithId } from '../errors/kind-with-id';
import { plots } from './list';
import type { AnyPlot } from './plot-kind';

/** The plot with this id. Throws `invalid-input` that names those there are. */
export function findPlot(id: string): AnyPlot {
  return kindWithId(plots, id, 'plot', 'plot');
}
