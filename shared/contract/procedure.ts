import type * as z from 'zod';

/** One procedure of the renderer–main boundary: the schema of its input and, as a type only, its output. */
export interface Procedure<Input, Output> {
  readonly input: z.ZodType<Input>;
  readonly output?: Output;
}

/** `procedure<Out>()(schema)`: the output is named, the input inferred. */
export function procedure<Output>() {
  return <Input>(input: z.ZodType<Input>): Procedure<Input, Output> => ({ input });
}

export type InputOf<P> = P extends Procedure<infer Input, unknown> ? Input : never;
export type OutputOf<P> =
  P extends Procedure<never, infer Output> ? Output : P extends Procedure<infer _I, infer O> ? O : never;
