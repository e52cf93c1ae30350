import { app, dialog, ipcMain, protocol, session } from 'electron';
import { asStudioError } from '../shared/errors/studio-error';
import { createApp } from './app/app';
import { browserWindow } from './app/window-host';
import { attachElectronHost } from './ipc/electron-host';
import { onExitRequest } from './ipc/exit-request';
import { resourcesBeside } from './resources';
import { isFromPage, refuseNavigation, refusePermissions } from './windows/lock-down';
import { openMainWindow } from './windows/main-window';
import { setMenu } from './windows/menu';
import { declarePageScheme, servePage } from './windows/page-protocol';

const resources = resourcesBeside(import.meta.dirname);

async function start(): Promise<void> {
  await app.whenReady();
  refusePermissions(session.defaultSession);
  servePage(protocol, resources.page);
  setMenu();
  const studio = await createApp({ resources });
  closeBeforeQuit(() => studio.close());
  attachElectronHost({
    ipc: ipcMain,
    trusts: isFromPage,
    connect: (pipe) => studio.connect(pipe, { ...browserWindow(), kind: 'electron' }),
  });
  let window = openMainWindow(resources.preload);
  app.on('second-instance', () => {
    if (window.isDestroyed()) window = openMainWindow(resources.preload);
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  app.on('window-all-closed', () => app.quit());
  app.on('activate', () => {
    if (window.isDestroyed()) window = openMainWindow(resources.preload);
  });
  void onExitRequest().then(() => app.quit());
}

/** Quitting waits for the app to end its R processes and save what is open, once. */
function closeBeforeQuit(close: () => Promise<void>): void {
  let state: 'open' | 'closing' | 'closed' = 'open';
  app.on('will-quit', (event) => {
    if (state === 'closed') return;
    event.preventDefault();
    if (state === 'closing') return;
    state = 'closing';
    void close().finally(() => {
      state = 'closed';
      app.quit();
    });
  });
}

refuseNavigation();
declarePageScheme();
app.enableSandbox();
if (app.requestSingleInstanceLock()) {
  start().catch((thrown: unknown) => {
    const { message, hint } = asStudioError(thrown);
    dialog.showErrorBox('Brms Studio could not start', [message, hint].filter(Boolean).join('\n\n'));
    app.exit(1);
  });
} else {
  app.quit();
}
