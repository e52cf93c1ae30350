import { Spotlight, type SpotlightActionData } from '@mantine/spotlight';
import type { ReactNode } from 'react';
import { type ShellCommandId, shellCommand } from '../../../shared/contract/shell';
import { t } from '../../../shared/texts/texts';
import { useStudioData } from '../../store/use-studio-data';
import { Icon } from '../../ui/icons';
import { actionEntries, type PaletteEntry, tabEntries, workerEntries } from './palette-entries';
import { type OfferedCommand, useCommands } from './use-commands';

/** A screen is found under "Open", with its tab's title. */
function opensScreen(id: ShellCommandId): boolean {
  return id.startsWith('go.');
}

/** What is about the model in front stands first. */
function onModel(id: ShellCommandId): number {
  return shellCommand(id).menu === 'model' ? 1 : 0;
}

function ofShell({ id, label, keys, run }: OfferedCommand): SpotlightActionData {
  return {
    ...{ id, label, onClick: run },
    ...(keys !== null && { rightSection: <span style={{ color: 'var(--bs-muted)' }}>{keys}</span> }),
  };
}

function ofOffer({ id, label, run, about, icon }: PaletteEntry): SpotlightActionData {
  return {
    ...{ id, label, onClick: () => void run() },
    ...(about !== undefined && { description: about }),
    ...(icon !== undefined && { leftSection: <Icon name={icon} /> }),
  };
}

/** Everything that can be opened or done, by name. */
export function CommandPalette(): ReactNode {
  const deeds = useStudioData(actionEntries);
  const tabs = useStudioData(tabEntries);
  const onWorkers = useStudioData(workerEntries);
  const shell = useCommands().filter(({ id }) => id !== 'commands.show' && !opensScreen(id));
  const groups = [
    {
      group: t('shell.palette.commands'),
      actions: [
        ...shell.toSorted((a, b) => onModel(b.id) - onModel(a.id)).map(ofShell),
        ...deeds.map(ofOffer),
      ],
    },
    { group: t('shell.open'), actions: tabs.map(ofOffer) },
    // Last, so that no word that finds a screen restarts R instead.
    { group: t('shell.palette.workers'), actions: onWorkers.map(ofOffer) },
  ];
  return (
    <Spotlight
      actions={groups}
      shortcut={null}
      highlightQuery
      scrollable
      maxHeight={420}
      nothingFound={t('shell.palette.none')}
      tagsToIgnore={[]}
      attributes={{ content: { 'aria-label': t('shell.palette.commands') } }}
      transitionProps={{ duration: 0 }}
      overlayProps={{ backgroundOpacity: 0.25, blur: 0 }}
      searchProps={{
        placeholder: t('shell.palette.placeholder'),
        'aria-label': t('shell.palette.command'),
        leftSection: <Icon name="search" />,
      }}
    />
  );
}
