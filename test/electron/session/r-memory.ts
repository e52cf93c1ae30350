import { fromR } from '../../../electron/session/from-r';
import type { Session } from '../../../electron/session/session';
import { evaluate } from './faults';

/**
 * How many MB of vectors R held at most beyond what it held before, while `step` went on: what was copied, whatever the
 * machine is busy with.
 */
export async function vectorsMade(session: Session, step: () => Promise<unknown>): Promise<number> {
  await evaluate(session, '{ gc(reset = TRUE); NULL }');
  const before = await evaluate(session, 'gc(reset = TRUE)[2, 2]');
  await step();
  const most = await evaluate(session, 'gc()[2, 6]');
  return Number(fromR(most)) - Number(fromR(before));
}
