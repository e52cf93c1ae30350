import type { WorkItem } from '../../shared/contract/work';
import type { WorkKind } from '../../shared/contract/work-kinds';
import { fromWire } from '../../shared/errors/wire';
import type { Studio } from '../app/studio';
import type { CommandInput } from './command';

/** What a command tells of work that it follows, line by line. */
export interface WorkTeller {
  /** Hears each change, from the first one on. */
  readonly onChange?: (item: WorkItem) => void;
  /** The lines of its log are told; what only its changes tell is told by `onChange`. */
  readonly withLog?: boolean;
}

/** Starts work and follows it until it has ended, whichever way; `signal` cancels it. Gives it as it ended. */
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
  // A command starts nothing else meanwhile: what changes is this.
  events.on('work', onChange);
  try {
    const item = await start();
    ({ id } = item);
    events.on('log', hear);
    signal.addEventListener('abort', cancel, { once: true });
    if (signal.aborted) cancel();
    const ended = await work.ended(item.id);
    // Listeners hear in batches: the last may not have come yet.
    hear(log.list());
    return ended as WorkItem<Kind>;
  } finally {
    events.off('work', onChange);
    events.off('log', hear);
    signal.removeEventListener('abort', cancel);
  }
}

/** The work, or throws what it failed with. */
export function succeeded<Item extends WorkItem>(item: Item): Item {
  if (item.error) throw fromWire(item.error);
  return item;
}
