import { asStudioError, type StudioError } from '../../shared/errors/studio-error';
import type { StoreDeps } from './slice-context';

/** True where `work` succeeded; otherwise a notice titled `title` shows its error. */
export type Attempt = (title: string, work: () => Promise<unknown>) => Promise<boolean>;

/** Runs what a user asked of a slice. Errors for which `isTold` is true are shown as notices. */
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
