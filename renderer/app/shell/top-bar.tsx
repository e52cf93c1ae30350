import { ActionIcon, Menu, Tooltip, useMantineColorScheme } from '@mantine/core';
import { spotlight } from '@mantine/spotlight';
import type { ReactNode } from 'react';
import { ChoiceItems } from '../../ui/choice-menu';
import { Icon } from '../../ui/icons';
import { useActions, useStudioState } from '../store/use-store';
import { EnvironmentMenu } from './environment-menu';
import { MainMenu } from './main-menu';
import { ProjectName } from './project-name';
import classes from './top-bar.module.css';
import { WorkerMenu } from './worker-menu';

export function TopBar(): ReactNode {
  const open = useStudioState((state) => state.phase === 'open');
  // The start page has a heading of its own.
  const AppName = useStudioState((state) => state.tabs.length > 0) ? 'h1' : 'span';
  const jobsOpen = useStudioState((state) => state.layout.jobsOpen);
  const inspectorShown = useStudioState((state) =>
    state.narrow ? state.overlayOpen : state.layout.inspectorOpen,
  );
  const { setLayout, toggleInspector } = useActions();

  return (
    <header className={classes.bar}>
      <MainMenu />
      {open ? <ProjectName /> : <AppName className={classes.app}>Brms Studio</AppName>}
      <div className={classes.space} />
      <EnvironmentMenu />
      <WorkerMenu />
      <button type="button" className={classes.commands} onClick={spotlight.open}>
        <Icon name="search" size={14} />
        Commands
        <span className={classes.key}>Ctrl K</span>
      </button>
      <ThemeMenu />
      {open && (
        <>
          <Tooltip label="Jobs and log (Ctrl J)">
            <ActionIcon
              aria-label="Jobs panel"
              aria-pressed={jobsOpen}
              onClick={() => setLayout({ jobsOpen: !jobsOpen })}
            >
              <Icon name="bottom" />
            </ActionIcon>
          </Tooltip>
          <Tooltip label="Inspector (Ctrl I)">
            <ActionIcon aria-label="Inspector" aria-pressed={inspectorShown} onClick={toggleInspector}>
              <Icon name="panel" />
            </ActionIcon>
          </Tooltip>
        </>
      )}
    </header>
  );
}

const schemes = [
  { value: 'auto', label: 'Like the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const;

function ThemeMenu(): ReactNode {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label="Colour theme">
          <Icon name="sun" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <ChoiceItems value={colorScheme} choices={schemes} onChoose={setColorScheme} />
      </Menu.Dropdown>
    </Menu>
  );
}
