import * as z from 'zod';
import { invalidInput } from '../../shared/errors/describe-issues';
import { didYouMean, nearNames } from '../../shared/errors/near-names';
import { StudioError } from '../../shared/errors/studio-error';
import type { AnyPlot } from '../../shared/plots/plot-kind';

/** The options of a plot, checked by its own schema. Throws `invalid-input` that names the key. */
export function plotOptions(plot: AnyPlot, options: unknown): unknown {
  const parsed = plot.options.safeParse(options);
  if (parsed.success) return parsed.data;
  throw invalidInput(`The options of the plot ${plot.id}`, parsed.error, { schema: plot.options });
}

/**
 * Splits the options in one list into those of the question and those of the drawing. Throws `invalid-input` that names
 * what belongs to neither.
 */
export function splitChoices(
  plot: AnyPlot,
  choices: Readonly<Record<string, unknown>>,
): { readonly query: Record<string, unknown>; readonly options: Record<string, unknown> } {
  const { query } = plot.analysis;
  const known = [
    ...(query instanceof z.ZodObject ? Object.keys(query.shape) : []),
    ...Object.keys(plot.options.shape),
  ];
  const unknown = Object.keys(choices).find((key) => query instanceof z.ZodObject && !known.includes(key));
  if (unknown !== undefined) {
    throw new StudioError('invalid-input', `The plot ${plot.id} has no option “${unknown}”.`, {
      where: unknown,
      hint: didYouMean(nearNames(unknown, known), `There are ${known.join(', ') || 'none'}.`),
    });
  }
  const isOption = ([key]: readonly [string, unknown]) => Object.hasOwn(plot.options.shape, key);
  const entries = Object.entries(choices);
  return {
    query: Object.fromEntries(entries.filter((entry) => !isOption(entry))),
    options: Object.fromEntries(entries.filter(isOption)),
  };
}
