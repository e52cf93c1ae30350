import type { EnvironmentContext } from '../work/environment-context';
import type { EnvironmentWorkType } from '../work/environment-work';
import type { Repair } from './found-check';

interface Input {
  /** Of the check that failed. */
  readonly title: string;
  readonly repair: Repair;
  /** Forgets what an earlier examination has found: it is of no more use. */
  readonly forget: () => void;
  /** Makes the check again; gives the outcome, and rejects where it still fails. */
  readonly confirm: (context: EnvironmentContext, done: string) => Promise<string>;
}

/** Does what a failed check of an environment offers, and makes the check again. */
export const repairWork: EnvironmentWorkType<Input> = {
  kind: 'repair',
  title: ({ title, repair }) => `${title}: ${repair.title}`,
  run: async ({ repair, forget, confirm }, context) => {
    context.step(1, 2, repair.title.replace(/…$/, ''));
    forget();
    return confirm(context, await repair.run(context));
  },
};
