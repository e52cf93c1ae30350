import * as z from 'zod';
import { chainView } from '../stats/draws';
import type { FitDraws } from '../stats/fit-draws';
import { pickVariables } from '../stats/pick-variables';

/** The part of a question that names one variable. */
export const variableName = z.string().describe('the name of a variable of the fit, such as "b_Intercept"');

/** The question of every analysis of one variable that asks nothing else. */
export const oneVariable = z.strictObject({ variable: variableName });
export type OneVariable = z.output<typeof oneVariable>;

/** The draws of a variable by chain, without copying. Throws `invalid-input` for an unknown name. */
export function chainsOf(draws: FitDraws, variable: string): readonly Float64Array[] {
  const picked = pickVariables(draws, [variable]);
  return Array.from({ length: picked.chains }, (_, chain) => chainView(picked, 0, chain));
}
