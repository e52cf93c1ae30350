import { type Input, type ProcedureName, procedureNames, procedures } from '../../shared/contract/procedures';
import { StudioError } from '../../shared/errors/studio-error';
import type { CallContext } from '../ipc/connection';
import type { Handlers } from '../ipc/router';
import type { Project } from '../projects/project';

type Trust = Pick<Project, 'isTrusted'>;

/**
 * Throws `untrusted` if a call would run R on content of a project that is not trusted. All calls of windows and
 * headless commands are checked here, so handlers need no check of their own.
 */
export function refuseUntrustedCall<N extends ProcedureName>(
  name: N,
  input: Input<N>,
  project: Trust | null,
): void {
  if (project?.isTrusted !== false) return;
  const needsTrust = procedures[name].needsTrust as boolean | ((input: Input<N>) => boolean);
  if (typeof needsTrust === 'function' ? !needsTrust(input) : !needsTrust) return;
  throw new StudioError('untrusted', 'This project is not trusted, so R does not run for it.', {
    hint: 'If you know where the project comes from, trust it first.',
  });
}

/** Handlers that make this check first, with the window's project. */
export function refuseUntrusted<S extends { readonly project: Trust | null }>(
  handlers: Handlers<S>,
): Handlers<S> {
  const guarded = (name: ProcedureName) => {
    const handler = handlers[name] as (input: unknown, context: CallContext<S>) => unknown;
    return (input: unknown, context: CallContext<S>): unknown => {
      refuseUntrustedCall(name, input as Input<typeof name>, context.connection.state.project);
      return handler(input, context);
    };
  };
  const names = procedureNames.filter((name) => procedures[name].needsTrust !== false);
  return { ...handlers, ...Object.fromEntries(names.map((name) => [name, guarded(name)])) };
}
