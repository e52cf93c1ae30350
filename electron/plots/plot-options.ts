import { invalidInput } from '../../shared/errors/describe-issues';
import type { AnyPlot } from '../../shared/plots/plot-kind';

/** The options of a plot, checked by its own schema. Throws `invalid-input` that names the key. */
export function plotOptions(plot: AnyPlot, options: unknown): unknown {
  const parsed = plot.options.safeParse(options);
  if (parsed.success) return parsed.data;
  throw invalidInput(`The options of the plot ${plot.id}`, parsed.error, { schema: plot.options });
}

/** Splits the options in one list into those of the question and those of the drawing. */
export function splitChoices(
  plot: AnyPlot,
  choices: Readonly<Record<string, unknown>>,
): { readonly query: Record<string, unknown>; readonly options: Record<string, unknown> } {
  const isOption = ([key]: readonly [string, unknown]) => key in plot.options.shape;
  const entries = Object.entries(choices);
  return {
    query: Object.fromEntries(entries.filter((entry) => !isOption(entry))),
    options: Object.fromEntries(entries.filter(isOption)),
  };
}
