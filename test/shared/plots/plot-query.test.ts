import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { refuseUnsuited } from '../../../shared/plots/find-plot';
import { plots } from '../../../shared/plots/list';
import type { AnyPlot } from '../../../shared/plots/plot-kind';
import { optionsFor, plotQueries } from '../../../shared/plots/plot-query';
import { fitInfo } from '../../electron/projects/fit-info';

/** An analysis that asks for these fields. */
const asks = (fields: z.ZodRawShape): AnyPlot['analysis'] => ({
  ...(plots[0] as AnyPlot).analysis,
  query: z.strictObject(fields),
});

describe('what a plot asks', () => {
  it('is a question for each variable of a plot of one', () => {
    const plot = { id: 'trace', of: 'variable', analysis: asks({ variable: z.string() }) } as const;
    expect(plotQueries(plot, { parts: 100 }, ['b_x', 'b_y'])).toEqual([
      { parts: 100, variable: 'b_x' },
      { parts: 100, variable: 'b_y' },
    ]);
    expect(plotQueries(plot, { variable: 'b_z' }, [], 'b_x')).toEqual([{ variable: 'b_z' }]);
    expect(plotQueries(plot, {}, [], 'b_x')).toEqual([{ variable: 'b_x' }]);
  });

  it('is one question about all variables of a plot of several', () => {
    const asked = { variables: z.array(z.string()), prob: z.number().default(0.9) };
    const plot = { id: 'intervals', of: 'variables', analysis: asks(asked) } as const;
    expect(plotQueries(plot, { prob: 0.5 }, ['b_x', 'b_y'])).toEqual([
      { prob: 0.5, variables: ['b_x', 'b_y'] },
    ]);
    expect(plotQueries(plot, { variables: ['b_z'] }, [])).toEqual([{ variables: ['b_z'] }]);
    expect(plotQueries(plot, { prob: 0.5 }, [], 'b_x')).toEqual([{ prob: 0.5, variables: ['b_x'] }]);
    const ofAll = { ...plot, analysis: asks({ variables: z.array(z.string()).optional() }) };
    expect(plotQueries(ofAll, {}, [], 'b_x')).toEqual([{}]);
  });

  it('names no variable for a plot of the whole fit', () => {
    const plot = { id: 'energy', of: 'fit', analysis: asks({}) } as const;
    expect(plotQueries(plot, { bins: 20 }, [])).toEqual([{ bins: 20 }]);
    expect(() => plotQueries(plot, {}, ['b_x'])).toThrow(
      'The plot energy is of the whole fit, not of a variable.',
    );
  });
});

it('a plot is given the options that it has, and no other', () => {
  const options = z.strictObject({ hide: z.array(z.int()).default([]), points: z.boolean().default(true) });
  expect(optionsFor({ options }, { hide: [2], chainNumbers: [1, 3] })).toEqual({ hide: [2] });
  expect(optionsFor({ options: z.strictObject({}) }, { hide: [2] })).toEqual({});
});

it('a plot that makes no sense for a fit is refused with those that do', () => {
  const energy = { ...(plots[0] as AnyPlot), id: 'energy', suits: () => false };
  const refused = (fit: Parameters<typeof refuseUnsuited>[1]) => () => refuseUnsuited(energy, fit);
  expect(refused(fitInfo)).toThrowError(
    expect.objectContaining({ code: 'invalid-input', hint: expect.stringContaining('trace, density') }),
  );
  expect(refused(null)).toThrow('The plot energy needs more of a fit than its draws.');
});
