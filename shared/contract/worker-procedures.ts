import * as z from 'zod';
import { nothing, procedure } from './procedure';
import { type WorkerInfo, workerId } from './workers';

/** What a window can ask of the workers. */
export const workerProcedures = {
  'workers.list': procedure<readonly WorkerInfo[]>()(nothing),
  /** Starts the worker anew, or for the first time. Refused for the worker of a fit. */
  'workers.restart': procedure<null>()(z.object({ id: workerId })),
  /** Stops the running call, not the worker; the caller gets `cancelled`. */
  'workers.interrupt': procedure<null>()(z.object({ id: workerId })),
  /** Ends the worker; a main worker starts again when it is next needed. */
  'workers.stop': procedure<null>()(z.object({ id: workerId })),
} as const;

export interface WorkerEvents {
  readonly 'workers.changed': readonly WorkerInfo[];
}
