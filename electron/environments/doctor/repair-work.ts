import type { EnvironmentContext } from '../work/environment-context';
import type { EnvironmentWorkType } from '../work/environment-work';
import type { Repair } from './found-check';

interface Input {
  /** The title of the check that failed. */
  readonly title: string;
  readonly repair: Repair;
  /** Forgets the findings of an earlier examination, which are outdated. */
  readonly forget: () => void;
  /** Makes the check again; returns the outcome, or rejects if it still fails. */
  readonly confirm: (context: EnvironmentContext, done: string) => Promise<string>;
}

/** Runs the repair of a failed check of an environment, and makes the check again. */
export const repairWork: EnvironmentWorkType<Input> = {
  kind: 'repair',
  title: ({ title, repair }) => `${title}: ${repair.title}`,
  run: async ({ repair, forget, confirm }, context) => {
    context.step(1, 2, repair.title.replace(/…$/, ''));
    forget();
    return confirm(context, await repair.run(context));
  },
};
