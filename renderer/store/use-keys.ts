import { type Abilities, keysOf, keysText, type ShellCommandId } from '../../shared/contract/shell';
import { useStudioState } from './use-store';

const none: Abilities = { dialogs: false, windows: false, menu: false, reveal: false, zoom: false };

/** What the host can do; nothing until it has said so. */
export function useAbilities(): Abilities {
  return useStudioState((state) => state.info?.abilities) ?? none;
}

/** A command's keys as the platform writes them, or null where it has none here. */
export function useKeys(id: ShellCommandId): string | null {
  const platform = useStudioState((state) => state.info?.platform ?? '');
  const keys = keysOf(id, useAbilities());
  return keys === null ? null : keysText(keys, platform);
}

/** A command's keys, in words for a hint: " (Ctrl J)"; empty where it has none here. */
export function useKeysHint(id: ShellCommandId): string {
  const keys = useKeys(id);
  return keys === null ? '' : ` (${keys})`;
}
