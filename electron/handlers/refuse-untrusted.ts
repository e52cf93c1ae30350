import { type Input, type ProcedureName, procedureNames, procedures } from '../../shared/contract/procedures';
import { StudioError } from '../../shared/errors/studio-error';
import type { CallContext } from '../ipc/connection';
import type { Handlers } from '../ipc/router';
import type { Project } from '../projects/project';

type Trust = Pick<Project, 'isTrusted'>;

/**
 * Throws `untrusted` where a call runs R on what stands in a project that is not trusted. The one gate: windows and
 * headless commands go through it, and no handler asks by itself.
 */
export function refuseUntrustedCall<N extends ProcedureName>(
  name: N,
  input: Input<N>,
  project: Trust | null,
): void {
  if (project?.isTrusted !== false) return;
  const needsTrust = procedures[name].needsTrust as boolean | ((input: Input<N>) => boolean);
  if (typeof needsTrust === 'function' ? !needsTrust(input) : !needsTrust) return;
  throw new StudioError('untrusted', 'This project is not trusted: nothing in it runs R.', {
    hint: 'Trust the project first, if you know where it comes from.',
  });
}

/** Handlers that pass the gate before anything else is done, with the window's project. */
export function refuseUntrusted<S extends { readonly project: Trust | null }>(
  handlers: Handlers<S>,
): Handlers<S> {
  const guarded = (name: ProcedureName) => {
    const handler = handlers[name] as (input: unknown, context: CallContext<S>) => unknown;
    return (input: unknown, context: CallContext<S>): unknown => {
      refuseUntrustedCall(name, input as Input<typeof name>, context.connection.session.project);
      return handler(input, context);
    };
  };
  const names = procedureNames.filter((name) => procedures[name].needsTrust !== false);
  return { ...handlers, ...Object.fromEntries(names.map((name) => [name, guarded(name)])) };
}
