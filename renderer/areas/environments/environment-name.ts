import type { EnvironmentEntry } from '../../../shared/contract/environments';
import { environmentNameFault } from '../../../shared/model/environment-rules';
import { t } from '../../../shared/texts/texts';

/**
 * Why a name cannot be given to a new environment, or to `renamed`; null where it can. Names that differ in capitals
 * alone are one folder on some systems.
 */
export function newNameFault(
  name: string,
  environments: readonly EnvironmentEntry[],
  renamed: string | null = null,
): string | null {
  const fault = environmentNameFault(name);
  if (fault !== null) return t('environments.naming.faulty', { fault });
  if (name === renamed) return t('environments.naming.same');
  const folded = name.toLowerCase();
  const taken = environments.find((entry) => entry.name !== renamed && entry.name.toLowerCase() === folded);
  if (!taken) return null;
  return taken.name === name
    ? t('environments.naming.taken')
    : t('environments.naming.takenAlike', { name: taken.name });
}

/** A name for a copy that is free: "paper copy", "paper copy 2". */
export function copyName(name: string, environments: readonly EnvironmentEntry[]): string {
  for (let n = 1; ; n += 1) {
    const wanted =
      n === 1 ? t('environments.naming.copy', { name }) : t('environments.naming.copyMore', { name, n });
    const fault = newNameFault(wanted, environments);
    if (fault === null || n > environments.length + 1) return wanted;
  }
}
