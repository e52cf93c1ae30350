import { StudioError } from '../../../shared/errors/studio-error';
import type { SessionManager } from '../../session/manager/session-manager';
import { wordsFor } from './package-words';

/** A fit may still read functions of what it has loaded from the disk: what is replaced under it breaks it. */
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
    { hint: 'Wait until it has ended, or cancel it.', where: fits[0]?.id },
  );
}
