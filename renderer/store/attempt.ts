import { asStudioError, type StudioError } from '../../shared/errors/studio-error';
import type { StoreDeps } from './slice-context';

/** True where `work` went through; otherwise its error is told under `title`. */
export type Attempt = (title: string, work: () => Promise<unknown>) => Promise<boolean>;

/** What a slice tries on the user's behalf; of its errors those are told that `isTold` lets through. */
export function attempts(
  notify: StoreDeps['notify'],
  isTold: (error: StudioError) => boolean = () => true,
): Attempt {
  return async (title, work) => {
    try {
      await work();
      return true;
    } catch (thrown) {
      const error = asStudioError(thrown);
      if (isTold(error)) notify({ kind: 'error', title, error });
      return false;
    }
  };
}
