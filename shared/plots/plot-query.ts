import { StudioError } from '../errors/studio-error';
import type { AnyPlot } from './plot-kind';

type Choices = Readonly<Record<string, unknown>>;

/**
 * What a plot's analysis is asked for these variables, one question for each drawing: `query` is what was chosen besides.
 * Where no variable is named it is the one of `query`, or `first`. Throws `invalid-input` where variables are named for a
 * plot of the whole fit.
 */
export function plotQueries(
  plot: Pick<AnyPlot, 'id' | 'of' | 'analysis'>,
  query: Choices,
  named: readonly string[],
  first?: string,
): readonly Choices[] {
  switch (plot.of) {
    case 'variable':
      return (named.length > 0 ? named : [query.variable ?? first]).map((variable) => ({
        ...query,
        variable,
      }));
    case 'variables':
      if (named.length > 0) return [{ ...query, variables: named }];
      // Some are of all variables unless told.
      if (first === undefined || plot.analysis.query.safeParse(query).success) return [query];
      return [{ variables: [first], ...query }];
    case 'fit':
      if (named.length === 0) return [query];
      throw new StudioError('invalid-input', `The plot ${plot.id} is of the whole fit, not of a variable.`, {
        where: 'variable',
        hint: 'Leave the variable out.',
      });
  }
}

/** Of what is known of a fit or chosen for all its plots, that for which this plot has an option. */
export function optionsFor({ options }: Pick<AnyPlot, 'options'>, known: Choices): Choices {
  return Object.fromEntries(Object.entries(known).filter(([key]) => Object.hasOwn(options.shape, key)));
}
