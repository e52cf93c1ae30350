import type { Task } from '../../../shared/contract/tasks';

export interface TasksSlice {
  /** What changes environments, in any of them, until it is dismissed; newest last. */
  readonly tasks: readonly Task[];
  readonly cancelTask: (taskId: string) => Promise<void>;
  readonly dismissTask: (taskId: string) => Promise<void>;
  /** As tasks of their own; false where they did not start, which is told. */
  readonly updatePackages: (environment: string, names: readonly string[]) => Promise<boolean>;
  readonly removePackages: (environment: string, names: readonly string[]) => Promise<boolean>;
  readonly refreshTasks: () => Promise<void>;
  readonly taskChanged: (task: Task) => void;
}
