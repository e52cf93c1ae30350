import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { spotlight } from '@mantine/spotlight';
import type { ReactNode } from 'react';
import { t } from '../../shared/texts/texts';
import { useKeys, useKeysHint } from '../store/use-keys';
import { useActions, useStudioState } from '../store/use-store';
import { ChoiceItems } from '../ui/choice-menu';
import { Icon } from '../ui/icons';
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
  const keys = useKeys('commands.show');
  const jobsKeys = useKeysHint('jobs.toggle');
  const inspectorKeys = useKeysHint('inspector.toggle');

  return (
    <header className={classes.bar}>
      <MainMenu />
      {open ? <ProjectName /> : <AppName className={classes.app}>{t('top.app')}</AppName>}
      <div className={classes.space} />
      <EnvironmentMenu />
      <WorkerMenu />
      <button type="button" className={classes.commands} onClick={spotlight.open}>
        <Icon name="search" size={14} />
        {t('top.commands')}
        <span className={classes.key}>{keys}</span>
      </button>
      <ThemeMenu />
      {open && (
        <>
          <Tooltip label={t('top.jobs', { keys: jobsKeys })}>
            <ActionIcon
              aria-label={t('top.jobsPanel')}
              aria-pressed={jobsOpen}
              onClick={() => setLayout({ jobsOpen: !jobsOpen })}
            >
              <Icon name="bottom" />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={t('top.inspector', { keys: inspectorKeys })}>
            <ActionIcon
              aria-label={t('top.inspectorName')}
              aria-pressed={inspectorShown}
              onClick={toggleInspector}
            >
              <Icon name="panel" />
            </ActionIcon>
          </Tooltip>
        </>
      )}
    </header>
  );
}

const themes = () =>
  [
    { value: 'system', label: t('preferences.appearance.themeSystem') },
    { value: 'light', label: t('preferences.appearance.themeLight') },
    { value: 'dark', label: t('preferences.appearance.themeDark') },
  ] as const;

function ThemeMenu(): ReactNode {
  const theme = useStudioState((state) => state.preferences.theme);
  const { savePreferences } = useActions();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t('top.theme')}>
          <Icon name="sun" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <ChoiceItems
          value={theme}
          choices={themes()}
          onChoose={(choice) => void savePreferences({ theme: choice })}
        />
      </Menu.Dropdown>
    </Menu>
  );
}
