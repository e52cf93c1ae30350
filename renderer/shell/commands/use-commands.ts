import { useHotkeys } from '@mantine/hooks';
import { useEffect, useMemo } from 'react';
import {
  commandLabel,
  enabledCommands,
  keysOf,
  keysText,
  type ShellCommandId,
} from '../../../shared/contract/shell';
import { frontTab } from '../../store/tabs';
import { useAbilities } from '../../store/use-keys';
import { useStudio, useStudioState } from '../../store/use-store';
import { commandRuns } from './command-runs';

/** A command that can be done now, as menus and palette show it. */
export interface OfferedCommand {
  readonly id: ShellCommandId;
  readonly label: string;
  /** As the platform writes them, or null. */
  readonly keys: string | null;
  readonly run: () => void;
}

/** The commands of the one list that can be done now, in its order. */
export function useCommands(): readonly OfferedCommand[] {
  const { store } = useStudio();
  const project = useStudioState((state) => state.phase === 'open');
  const trusted = useStudioState((state) => state.project?.trusted === true);
  const tab = useStudioState((state) => frontTab(state)?.kind ?? null);
  const platform = useStudioState((state) => state.info?.platform ?? '');
  const abilities = useAbilities();
  const runs = useMemo(() => commandRuns(store), [store]);
  return useMemo(
    () =>
      enabledCommands({ project, trusted, tab }, abilities).map((id) => {
        const keys = keysOf(id, abilities);
        const label = commandLabel(id);
        return {
          id,
          label,
          keys: keys === null ? null : keysText(keys, platform),
          run: () => void runs[id](),
        };
      }),
    [project, trusted, tab, abilities, platform, runs],
  );
}

/**
 * Keys and the native menu, for as long as the window lives. Where there is a native menu it has the keys, and the
 * page hears of them as of any other of its commands.
 */
export function useShortcuts(): void {
  const { store, connection } = useStudio();
  const commands = useCommands();
  const abilities = useAbilities();
  const { menu } = abilities;
  useHotkeys(
    menu
      ? []
      : commands.flatMap(({ id, run }) => {
          const keys = keysOf(id, abilities);
          return keys === null ? [] : [[keys, run] as [string, () => void]];
        }),
    [],
    true,
  );
  const open = useStudioState((state) => state.connectionStatus === 'open');
  useEffect(() => {
    if (menu && open) store.getState().tellEnabled(commands.map(({ id }) => id));
  }, [menu, open, commands, store]);
  useEffect(
    () =>
      connection.on('shell.command', ({ id }) => {
        commands.find((command) => command.id === id)?.run();
      }),
    [connection, commands],
  );
  useEffect(
    () => connection.on('shell.open', ({ path }) => void store.getState().openProject(path)),
    [connection, store],
  );
}
