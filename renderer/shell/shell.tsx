import { useMediaQuery } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import { t } from '../../shared/texts/texts';
import { DropZone } from '../areas/data/drop-zone';
import { SetupDialog } from '../areas/doctor/setup-dialog';
import { PreferencesDialog } from '../areas/preferences/preferences-dialog';
import { NewProjectDialog } from '../areas/start/new-project-dialog';
import { StartPage } from '../areas/start/start-page';
import { useActions, useStudioState } from '../store/use-store';
import { FaultBoundary } from '../ui/fault-boundary';
import { Working } from '../ui/working';
import { CommandPalette } from './commands/palette';
import { useShortcuts } from './commands/use-commands';
import { ConfirmDialog } from './confirm-dialog';
import { ConnectionLost } from './connection-lost';
import { PathDialog } from './path-dialog';
import classes from './shell.module.css';
import { StatusBar } from './status-bar';
import { loadTabs } from './tabs/tab-kinds';
import { TopBar } from './top-bar';

// The project's screen is in a file of its own, which the start page does not wait for.
const loadScreens = () => import('./lazy-screens');
const ProjectScreen = lazy(() => loadScreens().then((screens) => ({ default: screens.ProjectScreen })));
const Workspace = lazy(() => loadScreens().then((screens) => ({ default: screens.Workspace })));

/** The whole window: bars above and below, the start page or the open project between them. */
export function Shell(): ReactNode {
  const phase = useStudioState((state) => state.phase);
  const projectName = useStudioState((state) => state.project?.name);
  // Sessions and the environment are there without a project; closing their tabs leads back to the start page.
  const inTab = useStudioState((state) => state.tabs.length > 0);
  useShortcuts();
  useEffect(() => {
    document.title = projectName ? t('shell.windowTitle', { project: projectName }) : t('top.app');
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
  // They are at hand by the time that they are wanted.
  useEffect(() => {
    if (phase !== 'start' && phase !== 'open') return;
    const load = () => void Promise.all([loadScreens(), loadTabs()]).catch(() => undefined);
    const idle = requestIdleCallback(load, { timeout: 2000 });
    return () => cancelIdleCallback(idle);
  }, [phase]);
  const { setNarrow } = useActions();
  useEffect(() => setNarrow(narrow), [narrow, setNarrow]);

  return (
    <div className={classes.shell}>
      <TopBar />
      <div className={classes.middle}>
        <FaultBoundary retryLabel={t('shell.reload')}>
          <Suspense fallback={<Waiting label={t('shell.opening')} />}>
            {phase === 'open' && <ProjectScreen />}
            {phase === 'start' && (inTab ? <Workspace /> : <StartPage />)}
            {phase === 'starting' && <Waiting label={t('shell.starting')} />}
            {phase === 'opening' && <Waiting label={t('shell.opening')} />}
          </Suspense>
        </FaultBoundary>
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

function Waiting({ label }: { readonly label: string }): ReactNode {
  return (
    <div className={classes.waiting}>
      <Working label={label} />
    </div>
  );
}
