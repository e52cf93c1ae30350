import { ActionIcon, Menu } from '@mantine/core';
import { spotlight } from '@mantine/spotlight';
import type { ReactNode } from 'react';
import { pickCsv } from '../../areas/data/pick-csv';
import { Icon } from '../../ui/icons';
import { environmentTab } from '../store/environments-slice';
import { useActions, useStudioState } from '../store/use-store';

export function MainMenu(): ReactNode {
  const open = useStudioState((state) => state.phase === 'open');
  const inTab = useStudioState((state) => state.tabs.length > 0);
  const { setNewProjectOpen, importFile, closeProject, openTab, setLayout, closeTabs } = useActions();
  return (
    <Menu position="bottom-start" width={230}>
      <Menu.Target>
        <ActionIcon aria-label="Main menu">
          <Icon name="menu" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => setNewProjectOpen(true)}>New project…</Menu.Item>
        <Menu.Item onClick={() => void pickCsv().then((file) => file && importFile(file))}>
          Import CSV file…
        </Menu.Item>
        {open && <Menu.Item onClick={() => void closeProject()}>Close project (start page)</Menu.Item>}
        {!open && inTab && <Menu.Item onClick={closeTabs}>Start page</Menu.Item>}
        <Menu.Divider />
        {open && <Menu.Item onClick={() => openTab({ kind: 'objects', id: 'objects' })}>Objects</Menu.Item>}
        <Menu.Item onClick={() => openTab({ kind: 'sessions', id: 'sessions' })}>Sessions</Menu.Item>
        <Menu.Item onClick={() => openTab(environmentTab)}>Environments</Menu.Item>
        {open && <Menu.Item onClick={() => setLayout({ jobsOpen: true })}>Jobs and log</Menu.Item>}
        <Menu.Item rightSection="Ctrl K" onClick={spotlight.open}>
          Commands
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
