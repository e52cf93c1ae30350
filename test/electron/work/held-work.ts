import { WorkQueue } from '../../../electron/work/work-queue';
import type { WorkContext, WorkType } from '../../../electron/work/work-type';
import type { LogEntry } from '../../../shared/contract/system';
import type { WorkItem } from '../../../shared/contract/work';
import type { EnvironmentWorkKind } from '../../../shared/contract/work-kinds';

export type Answer = 'again' | 'wrong';
type Kind = EnvironmentWorkKind;

/** Work that runs until it is let go, or cancelled. */
export interface Held {
  readonly title?: string;
  readonly kind?: Kind;
  readonly lane?: string | null;
  readonly cores?: number;
  readonly quietMs?: number;
}

/** A queue with work that a test holds in its hands, and what it has told. */
export function heldQueue(
  cores: () => number = () => 4,
  onChange: (item: WorkItem) => void = () => undefined,
) {
  const told: WorkItem[] = [];
  const lines: Pick<LogEntry, 'level' | 'source' | 'text'>[] = [];
  const begun: string[] = [];
  const queue = new WorkQueue({
    cores,
    log: (entry) => void lines.push(entry),
    onChange: (item) => {
      told.push(item);
      onChange(item);
    },
  });

  function hold({ title = 'Work', kind = 'install', lane = null, cores: own = 0, quietMs }: Held = {}) {
    let settle = { resolve: (_: string): void => undefined, reject: (_: unknown): void => undefined };
    let context: WorkContext<Kind, Answer> | null = null;
    const type: WorkType<null, string, Kind, Answer> = {
      kind,
      about: () => ({ title, project: null, environment: lane ?? 'none', detail: null, progress: null }),
      lane: () => lane,
      cores: () => own,
      ...(quietMs !== undefined && { quietMs }),
      checkAnswer: (answer) => {
        if (answer === 'wrong') throw new Error('That cannot be meant.');
      },
      run: (_, given) => {
        context = given;
        begun.push(given.id);
        return new Promise((resolve, reject) => {
          settle = { resolve, reject };
          given.signal.addEventListener('abort', () => reject(new Error('stopped')));
        });
      },
    };
    const { item, result } = queue.start(type, null);
    return {
      id: item.id,
      type,
      result,
      context: () => context,
      now: () => queue.list().find(({ id }) => id === item.id) ?? null,
      end: (outcome = 'Done.') => settle.resolve(outcome),
      fail: (error: unknown) => settle.reject(error),
      ended: () => queue.ended(item.id),
    };
  }
  return { queue, told, lines, begun, hold };
}
