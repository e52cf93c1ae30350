import { fieldsOf } from '../expect';
import { informingCount } from '../informing';
import { verb } from './verb';

/** What the worker holds. */
export interface WorkerStatus {
  /** Of the R process. */
  readonly memoryBytes: number;
  /** Of R's own heap. */
  readonly heapBytes: number;
  /** The loaded namespaces. */
  readonly packages: readonly string[];
}

export const status = verb<Record<never, never>, WorkerStatus>({
  takes: {},
  read: (value) => {
    const fields = fieldsOf(value);
    return {
      memoryBytes: informingCount(fields.number('memory_bytes')),
      heapBytes: informingCount(fields.number('heap_bytes')),
      packages: fields.texts('packages'),
    };
  },
});
