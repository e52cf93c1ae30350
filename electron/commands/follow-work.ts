import type { WorkItem } from '../../shared/contract/work';
import type { WorkKind } from '../../shared/contract/work-kinds';
import { fromWire } from '../../shared/errors/wire';
import type { Studio } from '../app/studio';
import type { CommandInput } from './command';

/** Receives what a command prints about work that it follows. */
export interface WorkTeller {
  /** Called at each change, starting with the first. */
  readonly onChange?: (item: WorkItem) => void;
  /** True if the log of the work is printed; then `onChange` prints only what the log does not have. */
  readonly withLog?: boolean;
}

/** Starts work and follows it to its end, whatever its result. `signal` cancels it. Returns the ended work. */
export async function followWork<Kind extends WorkKind>(
  { work, events, log }: Pick<Studio, 'work' | 'events' | 'log'>,
  start: () => Promise<WorkItem<Kind>> | WorkItem<Kind>,
  { tell, signal }: Pick<CommandInput, 'tell' | 'signal'>,
  { onChange = () => undefined, withLog = true }: WorkTeller = {},
): Promise<WorkItem<Kind>> {
  let id: string | null = null;
  let told = 0;
  const hear = (
    entries: readonly { readonly seq: number; readonly source: string; readonly text: string }[],
  ) => {
    for (const { seq, source, text } of entries) {
      if (withLog && source === id && seq > told) tell(text);
      told = Math.max(told, seq);
    }
  };
  const cancel = () => {
    if (id !== null) work.cancel(id);
  };
  // A command starts no other work meanwhile, so every change belongs to this one.
  events.on('work', onChange);
  try {
    const item = await start();
    ({ id } = item);
    events.on('log', hear);
    signal.addEventListener('abort', cancel, { once: true });
    if (signal.aborted) cancel();
    const ended = await work.ended(item.id);
    // Listeners are called in batches, so the last one may still be missing.
    hear(log.list());
    return ended as WorkItem<Kind>;
  } finally {
    events.off('work', onChange);
    events.off('log', hear);
    signal.removeEventListener('abort', cancel);
  }
}

/** Returns the work; throws its error if it failed. */
export function succeeded<Item extends WorkItem>(item: Item): Item {
  if (item.error) throw fromWire(item.error);
  return item;
}
