import type { CallOptions } from '../../../electron/session/session';
import type { RValue } from '../../../electron/session/values';
import { type CallVerb, callVerb } from '../../../electron/session/verbs/call-verb';

interface Caller {
  call(target: string, options?: CallOptions): Promise<RValue>;
}

/** A worker in memory that takes verbs as a real one does: through its `call`, even where a test replaces that. */
export function withVerbs<Session extends Caller>(session: Session): Session & { readonly verb: CallVerb } {
  const verb: CallVerb = (name, input, options) =>
    callVerb((target, sent) => whole.call(target, sent), name, input, options);
  const whole = Object.assign(session, { verb });
  return whole;
}
