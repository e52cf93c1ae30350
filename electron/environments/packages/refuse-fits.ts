import { StudioError } from '../../../shared/errors/studio-error';
import type { SessionManager } from '../../session/manager/session-manager';
import { wordsFor } from './package-words';

/** Refuses to replace packages that a fit uses: it may still read their functions from the disk and would fail. */
export function refuseFits(
  workers: Pick<SessionManager, 'workers'>,
  environment: string,
  names: readonly string[],
): void {
  if (names.length === 0) return;
  const fits = workers
    .workers()
    .filter((worker) => worker.role === 'fit' && worker.environment === environment);
  if (fits.length === 0) return;
  throw new StudioError(
    'invalid-input',
    `${fits.length === 1 ? 'A fit runs' : `${fits.length} fits run`} in “${environment}” and may need ${wordsFor(names)} as installed now.`,
    { hint: 'Wait for the end of the fit, or cancel it.', where: fits[0]?.id },
  );
}
