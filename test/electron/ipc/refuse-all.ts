import type { Handlers } from '../../../electron/ipc/router';
import { procedureNames } from '../../../shared/contract/procedures';

/** Handlers that throw, with `given` in front: a test names only the procedures that it is about. */
export function handlersWith<S>(given: Partial<Handlers<S>>): Handlers<S> {
  const refuse = () => {
    throw new Error('not part of this test');
  };
  const rest = Object.fromEntries(procedureNames.map((name) => [name, refuse]));
  return { ...rest, ...given } as Handlers<S>;
}
