import type { EnvironmentEntry } from '../../../shared/contract/environments';
import { t } from '../../../shared/texts/texts';

export interface EnvironmentAction {
  readonly kind: 'activate' | 'clone' | 'rename' | 'remove';
  readonly label: string;
  /** Why it cannot be done now, or null where it can. */
  readonly refusal: string | null;
}

/** What can be done to an environment, and why the rest cannot. */
export function environmentActions(
  entry: EnvironmentEntry,
): Readonly<Record<EnvironmentAction['kind'], EnvironmentAction>> {
  const { name, active, damaged } = entry;
  const isDefault = name === 'default';
  return {
    activate: {
      kind: 'activate',
      label: t('environments.actions.activate'),
      refusal: active
        ? t('environments.refusals.active')
        : damaged
          ? t('environments.refusals.damaged')
          : null,
    },
    clone: {
      kind: 'clone',
      label: t('environments.actions.clone'),
      refusal: damaged ? t('environments.refusals.damaged') : null,
    },
    rename: {
      kind: 'rename',
      label: t('environments.actions.rename'),
      refusal: isDefault ? t('environments.refusals.rename') : null,
    },
    remove: {
      kind: 'remove',
      label: t('environments.actions.remove'),
      refusal: isDefault ? t('environments.refusals.remove') : null,
    },
  };
}
