import { useMediaQuery } from '@mantine/hooks';
import { type ReactNode, useEffect, useState } from 'react';
import { DropZone } from '../../areas/data/drop-zone';
import { JobsPanel } from '../../areas/jobs/jobs-panel';
import { NewProjectDialog } from '../../areas/start/new-project-dialog';
import { StartPage } from '../../areas/start/start-page';
import { ResizeHandle } from '../../ui/resize-handle';
import { Working } from '../../ui/working';
import { useActions, useStudioState } from '../store/use-store';
import { CommandPalette } from './commands';
import { ConfirmDialog } from './confirm-dialog';
import { ConnectionLost } from './connection-lost';
import { Inspector } from './inspector';
import { Navigation } from './navigation';
import classes from './shell.module.css';
import { StatusBar } from './status-bar';
import { TopBar } from './top-bar';
import { useShortcuts } from './use-shortcuts';
import { Workspace } from './workspace';

/** The whole window: bars above and below, the start page or the open project between them. */
export function Shell(): ReactNode {
  const phase = useStudioState((state) => state.phase);
  const projectName = useStudioState((state) => state.project?.name);
  useShortcuts();
  useEffect(() => {
    document.title = projectName ? `${projectName} – Brms Studio` : 'Brms Studio';
  }, [projectName]);
  const narrow = useMediaQuery('(max-width: 1199px)', undefined, { getInitialValueInEffect: false }) ?? false;
  const [overlay, setOverlay] = useState(false);

  return (
    <div className={classes.shell}>
      <TopBar narrow={narrow} overlayOpen={overlay} onToggleOverlay={() => setOverlay((open) => !open)} />
      <div className={classes.middle}>
        {phase === 'open' && <ProjectScreen narrow={narrow} overlay={overlay} setOverlay={setOverlay} />}
        {phase === 'start' && <StartPage />}
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
      <DropZone />
      <ConnectionLost />
    </div>
  );
}

interface ScreenProps {
  readonly narrow: boolean;
  readonly overlay: boolean;
  readonly setOverlay: (open: boolean) => void;
}

function ProjectScreen({ narrow, overlay, setOverlay }: ScreenProps): ReactNode {
  const layout = useStudioState((state) => state.layout);
  const { setLayout } = useActions();
  const beside = layout.inspectorOpen && !narrow;
  return (
    <>
      <div className={classes.columns}>
        <div className={classes.nav} style={{ width: layout.navWidth }}>
          <Navigation />
        </div>
        <ResizeHandle
          label="Width of the navigation"
          axis="x"
          side={1}
          size={layout.navWidth}
          min={150}
          max={360}
          onSize={(navWidth) => setLayout({ navWidth })}
        />
        <Workspace />
        {beside && (
          <>
            <ResizeHandle
              label="Width of the inspector"
              axis="x"
              side={-1}
              size={layout.inspectorWidth}
              min={220}
              max={480}
              onSize={(inspectorWidth) => setLayout({ inspectorWidth })}
            />
            <div className={classes.inspector} style={{ width: layout.inspectorWidth }}>
              <Inspector />
            </div>
          </>
        )}
        {narrow && overlay && (
          <div className={classes.overlay} style={{ width: layout.inspectorWidth }}>
            <Inspector onClose={() => setOverlay(false)} />
          </div>
        )}
      </div>
      <JobsPanel />
    </>
  );
}
