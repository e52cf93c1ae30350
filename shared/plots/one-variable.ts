import * as z from 'zod';
import { StudioError } from '../errors/studio-error';
import { chainView } from '../stats/draws';
import type { FitDraws } from '../stats/fit-draws';

/** The question of every analysis of one variable. */
export const oneVariable = z.strictObject({ variable: z.string() });

/** The draws of a variable by chain, without copying. Throws `invalid-input` for an unknown name. */
export function chainsOf(draws: FitDraws, variable: string): readonly Float64Array[] {
  const v = draws.variables.indexOf(variable);
  if (v < 0) {
    throw new StudioError('invalid-input', `The fit has no variable "${variable}".`, {
      hint: `It has ${draws.variables.slice(0, 8).join(', ')}${draws.variables.length > 8 ? ', …' : ''}.`,
      where: 'variable',
    });
  }
  return Array.from({ length: draws.chains }, (_, chain) => chainView(draws, v, chain));
}

/** Schemas of arrays of numbers, whatever memory they lie in. */
export const doubles = z.custom<Float64Array>((value) => value instanceof Float64Array);
export const wholeNumbers = z.custom<Int32Array>((value) => value instanceof Int32Array);
