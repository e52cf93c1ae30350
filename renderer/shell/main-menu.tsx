import { ActionIcon, Menu } from '@mantine/core';
import { Fragment, type ReactNode } from 'react';
import { type MenuName, type ShellCommandId, shellCommand } from '../../shared/contract/shell';
import { t } from '../../shared/texts/texts';
import { useStudioState } from '../store/use-store';
import { Icon } from '../ui/icons';
import { useCommands } from './commands/use-commands';

/** The menus that have no place of their own on the page; the rest is in the palette. */
const shown: readonly MenuName[] = ['file', 'go', 'view'];
/** They have keys and a place on the tabs, and no sense in a menu; a browser's own menu zooms. */
const left: readonly ShellCommandId[] = [
  'tab.next',
  'tab.previous',
  'tab.close',
  'zoom.in',
  'zoom.out',
  'zoom.reset',
];

/** The commands of the window; where there is a native menu, that is where they are. */
export function MainMenu(): ReactNode {
  const native = useStudioState((state) => state.info?.abilities.menu ?? false);
  const commands = useCommands().filter(({ id }) => !left.includes(id));
  if (native) return null;
  const ordered = shown.flatMap((menu) => commands.filter(({ id }) => shellCommand(id).menu === menu));
  return (
    <Menu position="bottom-start" width={300}>
      <Menu.Target>
        <ActionIcon aria-label={t('shell.mainMenu')}>
          <Icon name="menu" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {ordered.map(({ id, label, keys, run }, i) => (
          <Fragment key={id}>
            {i > 0 && beginsPart(id, ordered[i - 1]?.id) && <Menu.Divider />}
            <Menu.Item rightSection={keys} onClick={run}>
              {label}
            </Menu.Item>
          </Fragment>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function beginsPart(id: ShellCommandId, before: ShellCommandId | undefined): boolean {
  const { menu, apart = false } = shellCommand(id);
  return apart || before === undefined || shellCommand(before).menu !== menu;
}
