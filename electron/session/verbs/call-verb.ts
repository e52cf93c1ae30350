import { asStudioError, isStudioError, StudioError } from '../../../shared/errors/studio-error';
import type { CallOptions } from '../channel';
import type { RInput, RValue } from '../values';
import { type VerbAnswer, type VerbInput, type VerbName, verbs } from './list';
import type { Verb } from './verb';

/** The options of a call of a verb, besides its arguments. */
export type VerbOptions = Omit<CallOptions, 'args' | 'kwargs'>;

/**
 * Calls a verb of a worker with arguments by name, and returns its checked answer. Rejects as the call does, and with
 * `internal` if the answer does not have the form that the verb promises.
 */
export type CallVerb<Options = VerbOptions> = <Name extends VerbName>(
  name: Name,
  input: VerbInput<Name>,
  options?: Options,
) => Promise<VerbAnswer<Name>>;

/** Calls a verb of the worker with that id. */
export type CallVerbIn = <Name extends VerbName>(
  workerId: string,
  name: Name,
  input: VerbInput<Name>,
  options?: VerbOptions,
) => Promise<VerbAnswer<Name>>;

/** Calls a verb by `call`, which sends it to the worker. */
export async function callVerb<Name extends VerbName, Options extends VerbOptions>(
  call: (target: string, options: Options & Pick<CallOptions, 'kwargs'>) => Promise<RValue>,
  name: Name,
  input: VerbInput<Name>,
  options: Options = {} as Options,
): Promise<VerbAnswer<Name>> {
  const named = input as Readonly<Record<string, RInput | undefined>>;
  const given = Object.entries(named).flatMap(([argument, value]) =>
    value === undefined ? [] : [[argument, value] as const],
  );
  const answer = await call(verbTarget(name), { ...options, kwargs: Object.fromEntries(given) });
  return readAnswer(name, answer);
}

/** The target of a call of a verb. */
function verbTarget(name: VerbName): string {
  return `studio::${name}`;
}

function readAnswer<Name extends VerbName>(name: Name, answer: RValue): VerbAnswer<Name> {
  const entry = verbs[name] as Verb<unknown, VerbAnswer<Name>>;
  try {
    return entry.read(answer);
  } catch (error) {
    // Other codes are about the data itself, not about the form of R's answer.
    if (isStudioError(error) && error.code !== 'internal') throw error;
    const { message } = asStudioError(error);
    throw new StudioError('internal', `R's answer to “${name}” cannot be used: ${message}`, {
      hint: 'Restart the R process and try again. R code that changes functions of R or brms can be the cause.',
      where: verbTarget(name),
      cause: error,
    });
  }
}
