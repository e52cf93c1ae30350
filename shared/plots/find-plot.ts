import { kindWithId } from '../errors/kind-with-id';
import { StudioError } from '../errors/studio-error';
import type { FitInfo } from '../model/project';
import { plots } from './list';
import type { AnyPlot } from './plot-kind';

/** The plot with this id. Throws `invalid-input` that names those there are. */
export function findPlot(id: string): AnyPlot {
  return kindWithId(plots, id, 'plot', 'plot');
}

/** Throws `invalid-input` for a plot that makes no sense for this fit; `null`: draws of which nothing else is known. */
export function refuseUnsuited(plot: AnyPlot, fit: FitInfo | null): void {
  if (plot.suits(fit)) return;
  const others = plots.filter(({ suits }) => suits(fit)).map(({ id }) => id);
  throw new StudioError(
    'invalid-input',
    fit
      ? `The plot ${plot.id} makes no sense for this fit.`
      : `The plot ${plot.id} needs more of a fit than its draws.`,
    {
      where: 'plot',
      hint: fit
        ? `Those that do are ${others.join(', ')}.`
        : 'Name a fit of a project: --project DIR --fit ID. Files of draws are not enough.',
    },
  );
}
