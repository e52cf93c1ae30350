import * as z from 'zod';
import { nothing, procedure } from './procedure';
import type { Task } from './tasks';

const taskId = z.object({ taskId: z.string().min(1).max(80) });

/** The tasks that change environments. */
export const taskProcedures = {
  'tasks.list': procedure<readonly Task[]>()(nothing),
  'tasks.cancel': procedure<null>()(taskId),
  /** Forgets one that has ended. */
  'tasks.dismiss': procedure<null>()(taskId),
} as const;

export interface TaskEvents {
  readonly 'task.changed': Task;
}
