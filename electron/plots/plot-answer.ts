import type * as z from 'zod';
import { StudioError } from '../../shared/errors/studio-error';
import type { AnyPlot } from '../../shared/plots/plot-kind';
import type { FitDraws } from '../../shared/stats/fit-draws';

/** What a plot is asked of draws, checked by its own schema. Throws `invalid-input` that names the key. */
export function plotAnswer(plot: AnyPlot, draws: FitDraws, query: unknown, signal: AbortSignal): unknown {
  const { source, query: schema } = plot.analysis;
  if (source.from !== 'draws') {
    throw new StudioError('internal', `The plot “${plot.id}” needs R, which is not asked here.`);
  }
  return source.compute(draws, checked(schema, query, `the question of the plot “${plot.id}”`), signal);
}

/** What is chosen of a plot's drawing, checked by its own schema. Throws `invalid-input` that names the key. */
export function plotOptions(plot: AnyPlot, options: unknown): unknown {
  return checked(plot.options, options, `the options of the plot “${plot.id}”`);
}

/** What was chosen in one list, as what belongs to the question and what to the drawing. */
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

function checked<T>(schema: z.ZodType<unknown>, value: T, what: string): unknown {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const key = issue?.path.join('.') ?? '';
  throw new StudioError(
    'invalid-input',
    `In ${what}, ${key === '' ? '' : `${key}: `}${issue?.message ?? 'something is wrong'}.`,
    { where: key === '' ? 'options' : key, cause: result.error },
  );
}
