import type { ReactNode } from 'react';
import { t } from '../../shared/texts/texts';
import { JobsPanel } from '../areas/jobs/jobs-panel';
import { TrustBar } from '../areas/trust/trust-bar';
import { useActions, useStudioState } from '../store/use-store';
import { ResizeHandle } from '../ui/resize-handle';
import { Inspector } from './inspector';
import { Navigation } from './navigation';
import { RFailure } from './r-failure';
import classes from './shell.module.css';
import { Workspace } from './workspace';

/** An open project: navigation, workspace and inspector side by side, the jobs below. */
export function ProjectScreen(): ReactNode {
  const layout = useStudioState((state) => state.layout);
  const narrow = useStudioState((state) => state.narrow);
  const overlayOpen = useStudioState((state) => state.overlayOpen);
  const { setLayout, showInspector } = useActions();
  return (
    <>
      <RFailure />
      <TrustBar />
      <div className={classes.columns}>
        <nav className={classes.side} aria-label={t('shell.project')} style={{ width: layout.navWidth }}>
          <div className={classes.scroll}>
            <Navigation />
          </div>
          <ResizeHandle
            label={t('shell.navigationWidth')}
            axis="x"
            side={1}
            size={layout.navWidth}
            min={150}
            max={360}
            onSize={(navWidth) => setLayout({ navWidth })}
          />
        </nav>
        <Workspace />
        {layout.inspectorOpen && !narrow && (
          <aside
            className={classes.side}
            aria-label={t('shell.inspector')}
            style={{ width: layout.inspectorWidth }}
          >
            <ResizeHandle
              label={t('shell.inspectorWidth')}
              axis="x"
              side={-1}
              size={layout.inspectorWidth}
              min={220}
              max={480}
              onSize={(inspectorWidth) => setLayout({ inspectorWidth })}
            />
            <div className={classes.scroll}>
              <Inspector />
            </div>
          </aside>
        )}
        {narrow && overlayOpen && (
          <aside
            className={classes.overlay}
            aria-label={t('shell.inspector')}
            style={{ width: layout.inspectorWidth }}
          >
            <Inspector onClose={() => showInspector(false)} />
          </aside>
        )}
      </div>
      <JobsPanel />
    </>
  );
}
