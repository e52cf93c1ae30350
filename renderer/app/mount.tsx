import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import './global.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { type ReactNode, StrictMode, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { Connection } from '../connection/connection';
import { showNotice } from '../shell/notices';
import { Shell } from '../shell/shell';
import { createKept } from '../store/kept';
import { createStudioStore } from '../store/store';
import { takeStartHash } from '../store/tab-project';
import { type Studio, StudioContext } from '../store/use-store';
import { onNumberStyle } from '../ui/number-style';
import { styleNonce } from '../ui/style-nonce';
import { Appearance } from './appearance';
import { cssVariables, theme } from './theme';

/** Draws Brms Studio into `element`, on any connection to a main process. */
export function mountStudio(element: HTMLElement, connection: Connection): void {
  const { localStorage: storage, sessionStorage: tabStorage } = window;
  takeStartHash(createKept({ machine: storage, tab: tabStorage }).tab);
  const store = createStudioStore({ connection, notify: showNotice, storage, tabStorage });
  // What was typed in the last moment is saved before the page goes.
  window.addEventListener('beforeunload', () => void store.getState().flushDrafts());
  createRoot(element).render(
    <StrictMode>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariables}
        defaultColorScheme="auto"
        getStyleNonce={() => styleNonce ?? ''}
      >
        <Root store={store} connection={connection} />
        <Notifications position="bottom-right" limit={4} transitionDuration={0} zIndex={190} />
      </MantineProvider>
    </StrictMode>,
  );
}

/** A new value of the context renders whatever reads the store again: numbers may stand anywhere. */
function Root({ store, connection }: Studio): ReactNode {
  const [studio, setStudio] = useState<Studio>({ store, connection });
  useEffect(() => onNumberStyle(() => setStudio({ store, connection })), [store, connection]);
  return (
    <StudioContext value={studio}>
      <Appearance />
      <Shell />
    </StudioContext>
  );
}
