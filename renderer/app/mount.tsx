import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import 'uplot/dist/uPlot.min.css';
import './global.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Connection } from './connection';
import { showNotice } from './notices';
import { Shell } from './shell/shell';
import { createStudioStore } from './store/store';
import { StudioContext } from './store/use-store';
import { cssVariables, theme } from './theme';

/** Draws Brms Studio into `element`, on any connection to a main process. */
export function mountStudio(element: HTMLElement, connection: Connection): void {
  const store = createStudioStore({ connection, notify: showNotice, storage: window.localStorage });
  // What was typed in the last moment is saved before the page goes.
  window.addEventListener('beforeunload', () => void store.getState().flushDrafts());
  createRoot(element).render(
    <StrictMode>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
        <StudioContext value={{ store, connection }}>
          <Shell />
        </StudioContext>
        <Notifications position="bottom-right" limit={4} transitionDuration={0} zIndex={190} />
      </MantineProvider>
    </StrictMode>,
  );
}
