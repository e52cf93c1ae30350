import { type ProcedureName, procedureNames, procedures } from '../../shared/contract/procedures';
import { StudioError } from '../../shared/errors/studio-error';
import type { CallContext } from '../ipc/connection';
import type { Handlers } from '../ipc/router';
import type { Project } from '../projects/project';

/**
 * Handlers that refuse with `untrusted`, before anything else is done, what the contract says runs R on a project's
 * content, where the window's project is not trusted. The one gate: no handler asks by itself.
 */
export function refuseUntrusted<S extends { readonly project: Pick<Project, 'isTrusted'> | null }>(
  handlers: Handlers<S>,
): Handlers<S> {
  const guarded = (name: ProcedureName) => {
    const handler = handlers[name] as (input: unknown, context: CallContext<S>) => unknown;
    return (input: unknown, context: CallContext<S>): unknown => {
      if (context.connection.session.project?.isTrusted === false) throw untrusted();
      return handler(input, context);
    };
  };
  const names = procedureNames.filter((name) => procedures[name].needsTrust);
  return { ...handlers, ...Object.fromEntries(names.map((name) => [name, guarded(name)])) };
}

function untrusted(): StudioError {
  return new StudioError('untrusted', 'This project is not trusted: nothing in it runs R.', {
    hint: 'Trust the project first, if you know where it comes from.',
  });
}
