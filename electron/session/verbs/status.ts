import { lenientCount } from '../lenient-values';
import { fieldsOf } from '../read-r-values';
import { verb } from './verb';

/** Memory and loaded packages of the worker. */
export interface WorkerStatus {
  /** Bytes of the R process. */
  readonly memoryBytes: number;
  /** Bytes of R's own heap. */
  readonly heapBytes: number;
  /** The loaded namespaces. */
  readonly packages: readonly string[];
}

export const status = verb<Record<never, never>, WorkerStatus>({
  takes: {},
  read: (value) => {
    const fields = fieldsOf(value);
    return {
      memoryBytes: lenientCount(fields.number('memory_bytes')),
      heapBytes: lenientCount(fields.number('heap_bytes')),
      packages: fields.texts('packages'),
    };
  },
});
