import { ActionIcon, Menu, Tooltip, useMantineColorScheme } from '@mantine/core';
import { spotlight } from '@mantine/spotlight';
import type { ReactNode } from 'react';
import { Icon } from '../../ui/icons';
import { useActions, useStudioState } from '../store/use-store';
import { MainMenu } from './main-menu';
import { ProjectName } from './project-name';
import classes from './top-bar.module.css';
import { WorkerMenu } from './worker-menu';

interface Props {
  readonly narrow: boolean;
  readonly overlayOpen: boolean;
  readonly onToggleOverlay: () => void;
}

export function TopBar({ narrow, overlayOpen, onToggleOverlay }: Props): ReactNode {
  const open = useStudioState((state) => state.phase === 'open');
  const layout = useStudioState((state) => state.layout);
  const { setLayout } = useActions();
  const inspectorShown = narrow ? overlayOpen : layout.inspectorOpen;

  return (
    <header className={classes.bar}>
      <MainMenu />
      {open ? <ProjectName /> : <span className={classes.app}>Brms Studio</span>}
      <div className={classes.space} />
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
              aria-pressed={layout.jobsOpen}
              onClick={() => setLayout({ jobsOpen: !layout.jobsOpen })}
            >
              <Icon name="bottom" />
            </ActionIcon>
          </Tooltip>
          <Tooltip label="Inspector (Ctrl I)">
            <ActionIcon
              aria-label="Inspector"
              aria-pressed={inspectorShown}
              onClick={() =>
                narrow ? onToggleOverlay() : setLayout({ inspectorOpen: !layout.inspectorOpen })
              }
            >
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
        {schemes.map(({ value, label }) => (
          <Menu.Item
            key={value}
            role="menuitemradio"
            aria-checked={colorScheme === value}
            rightSection={colorScheme === value ? <Icon name="check" size={14} /> : null}
            onClick={() => setColorScheme(value)}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
