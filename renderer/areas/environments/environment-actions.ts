import type { EnvironmentEntry } from '../../../shared/contract/environments';

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
      label: 'Activate',
      refusal: active
        ? 'It is the active one.'
        : damaged
          ? 'Its config.json is damaged; mend it or set it aside first.'
          : null,
    },
    clone: {
      kind: 'clone',
      label: 'Clone…',
      refusal: damaged ? 'Its config.json is damaged; mend it or set it aside first.' : null,
    },
    rename: {
      kind: 'rename',
      label: 'Rename…',
      refusal: isDefault ? '“default” always has this name, for brmspy too.' : null,
    },
    remove: {
      kind: 'remove',
      label: 'Delete',
      refusal: isDefault ? '“default” is always there, for brmspy too.' : null,
    },
  };
}
