import type { EnvironmentWorkItem } from '../../../shared/contract/work';
import type { Studio } from '../../app/studio';
import type { CommandInput, CommandResult } from '../command';
import { followWork, succeeded } from '../follow-work';

/** Starts a change of packages and prints its log until it has ended. Throws its error. */
export async function followedChange(
  { studio, tell, signal }: CommandInput,
  start: (services: Studio) => EnvironmentWorkItem,
): Promise<CommandResult> {
  const services = await studio();
  signal.throwIfAborted();
  const ended = succeeded(await followWork(services, () => start(services), { tell, signal }));
  return { json: ended, text: ended.outcome ?? ended.title };
}
