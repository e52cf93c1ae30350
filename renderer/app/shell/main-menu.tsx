import { ActionIcon, Menu } from '@mantine/core';
import { Fragment, type ReactNode } from 'react';
import { type MenuName, type ShellCommandId, shellCommand } from '../../../shared/contract/shell';
import { Icon } from '../../ui/icons';
import { useStudioState } from '../store/use-store';
import { useCommands } from './use-commands';

/** The menus that have no place of their own on the page; the rest is in the palette. */
const shown: readonly MenuName[] = ['file', 'go', 'view'];
/** They have keys and a place on the tabs, and no sense in a menu. */
const left: readonly ShellCommandId[] = ['tab.next', 'tab.previous', 'tab.close'];

/** The commands of the window; where there is a native menu, that is where they are. */
export function MainMenu(): ReactNode {
  const native = useStudioState((state) => state.info?.abilities.menu ?? false);
  const commands = useCommands().filter(({ id }) => !left.includes(id));
  if (native) return null;
  return (
    <Menu position="bottom-start" width={270}>
      <Menu.Target>
        <ActionIcon aria-label="Main menu">
          <Icon name="menu" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {shown.map((menu, i) => (
          <Fragment key={menu}>
            {i > 0 && <Menu.Divider />}
            {commands
              .filter(({ id }) => shellCommand(id).menu === menu)
              .map(({ id, label, keys, run }) => (
                <Menu.Item key={id} rightSection={keys} onClick={run}>
                  {label}
                </Menu.Item>
              ))}
          </Fragment>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
