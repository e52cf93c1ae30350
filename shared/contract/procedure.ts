import * as z from 'zod';

type NeedsTrust<Input> = { with(input: Input): boolean }['with'];

/** One procedure of the renderer–main boundary: the schema of its input and, as a type only, its output. */
export interface Procedure<Input, Output> {
  readonly input: z.ZodType<Input>;
  /**
   * Runs R on what stands in a project, always or with some inputs: refused with `untrusted` where the window's project is
   * not trusted.
   */
  readonly needsTrust: boolean | NeedsTrust<Input>;
  readonly output?: Output;
}

/** `procedure<Out>()(schema)`: the output is named, the input inferred. */
export function procedure<Output>() {
  return <Input>(input: z.ZodType<Input>): Procedure<Input, Output> => ({ input, needsTrust: false });
}

/** A procedure that runs R on what stands in a project. */
export function trustedProcedure<Output>() {
  return <Input>(input: z.ZodType<Input>): Procedure<Input, Output> => ({ input, needsTrust: true });
}

/** A procedure that runs R on what stands in a project where `needsTrust` says so of its input. */
export function sometimesTrustedProcedure<Output>() {
  return <Input>(
    input: z.ZodType<Input>,
    needsTrust: (input: Input) => boolean,
  ): Procedure<Input, Output> => ({ input, needsTrust });
}

export type InputOf<P> = P extends Procedure<infer Input, unknown> ? Input : never;
export type OutputOf<P> =
  P extends Procedure<never, infer Output> ? Output : P extends Procedure<infer _I, infer O> ? O : never;

/** The input of a procedure that takes none. */
export const nothing = z.undefined();
/** The id of something in a project; also the name of its file or folder. */
export const itemId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,79}$/);
