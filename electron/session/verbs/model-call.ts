import type { RValue } from '../values';

/** A brm() call and the data that it uses: the arguments of every verb about a model. */
export interface ModelCall {
  /** R code: `brm(…)`. */
  readonly call: string;
  /** A data frame. */
  readonly data: RValue;
  /** The name of the data in the call. */
  readonly data_name: string;
}

export const takesModelCall = { call: 'required', data: 'required', data_name: 'required' } as const;
