import type { Task } from '../../../shared/contract/tasks';
import type { Studio } from '../../app/studio';
import type { CommandInput, CommandResult } from '../command';
import { followTask, succeeded } from '../follow-task';

/** Starts a task and tells its lines until it has ended. Throws what it failed with. */
export async function followedTask(
  { studio, tell, signal }: CommandInput,
  start: (services: Studio) => Task,
): Promise<CommandResult> {
  const services = await studio();
  signal.throwIfAborted();
  const { id } = start(services);
  const task = succeeded(await followTask(services, id, { tell, signal }));
  return { json: task, text: task.outcome ?? task.title };
}
