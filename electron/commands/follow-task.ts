import type { Task } from '../../shared/contract/tasks';
import { fromWire } from '../../shared/errors/wire';
import type { Studio } from '../app/studio';
import type { CommandInput } from './command';

/** The task, or throws what it failed with. */
export function succeeded(task: Task): Task {
  if (task.error) throw fromWire(task.error);
  return task;
}

/** Tells a task's lines until it has ended, whichever way; `signal` cancels it. */
export async function followTask(
  { tasks, events, log }: Pick<Studio, 'tasks' | 'events' | 'log'>,
  id: string,
  { tell, signal }: Pick<CommandInput, 'tell' | 'signal'>,
): Promise<Task> {
  const cancel = () => tasks.cancel(id);
  let told = 0;
  const hear = (
    entries: readonly { readonly seq: number; readonly source: string; readonly text: string }[],
  ) => {
    for (const { seq, source, text } of entries) {
      if (source === id && seq > told) tell(text);
      told = Math.max(told, seq);
    }
  };
  events.on('log', hear);
  signal.addEventListener('abort', cancel, { once: true });
  if (signal.aborted) cancel();
  try {
    const task = await tasks.finished(id);
    // Listeners hear in batches: the last may not have come yet.
    hear(log.list());
    return task;
  } finally {
    events.off('log', hear);
    signal.removeEventListener('abort', cancel);
  }
}
