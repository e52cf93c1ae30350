import { useMediaQuery } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { type ReactNode, useEffect } from 'react';
import { DropZone } from '../../areas/data/drop-zone';
import { SetupDialog } from '../../areas/doctor/setup-dialog';
import { PreferencesDialog } from '../../areas/preferences/preferences-dialog';
import { NewProjectDialog } from '../../areas/start/new-project-dialog';
import { StartPage } from '../../areas/start/start-page';
import { Working } from '../../ui/working';
import { useActions, useStudioState } from '../store/use-store';
import { CommandPalette } from './commands';
import { ConfirmDialog } from './confirm-dialog';
import { ConnectionLost } from './connection-lost';
import { PathDialog } from './path-dialog';
import { ProjectScreen } from './project-screen';
import classes from './shell.module.css';
import { StatusBar } from './status-bar';
import { TopBar } from './top-bar';
import { useShortcuts } from './use-commands';
import { Workspace } from './workspace';

/** The whole window: bars above and below, the start page or the open project between them. */
export function Shell(): ReactNode {
  const phase = useStudioState((state) => state.phase);
  const projectName = useStudioState((state) => state.project?.name);
  // Sessions and the environment are there without a project; closing their tabs leads back to the start page.
  const inTab = useStudioState((state) => state.tabs.length > 0);
  useShortcuts();
  useEffect(() => {
    document.title = projectName ? `${projectName} – Brms Studio` : 'Brms Studio';
  }, [projectName]);
  const projectPath = useStudioState((state) => state.project?.path);
  // What went wrong on the way to a project is no longer of interest in it.
  useEffect(() => {
    if (projectPath !== undefined) notifications.clean();
  }, [projectPath]);
  // Zooming within a browser's page leaves its window as wide as it was.
  const zoom = useStudioState(({ info, preferences }) => (info?.abilities.zoom ? 1 : preferences.zoom));
  const query = `(max-width: ${Math.round(1200 * zoom) - 1}px)`;
  const narrow = useMediaQuery(query, undefined, { getInitialValueInEffect: false }) ?? false;
  const { setNarrow } = useActions();
  useEffect(() => setNarrow(narrow), [narrow, setNarrow]);

  return (
    <div className={classes.shell}>
      <TopBar />
      <div className={classes.middle}>
        {phase === 'open' && <ProjectScreen />}
        {phase === 'start' && (inTab ? <Workspace /> : <StartPage />)}
        {(phase === 'starting' || phase === 'opening') && (
          <div className={classes.waiting}>
            <Working label={phase === 'starting' ? 'Starting Brms Studio' : 'Opening the project'} />
          </div>
        )}
      </div>
      <StatusBar />
      <CommandPalette />
      <ConfirmDialog />
      <NewProjectDialog />
      <PathDialog />
      <SetupDialog />
      <PreferencesDialog />
      <DropZone />
      <ConnectionLost />
    </div>
  );
}
