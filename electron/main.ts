import { app, dialog, ipcMain, nativeImage, protocol, session } from 'electron';
import { asStudioError } from '../shared/errors/studio-error';
import { createApp } from './app/app';
import { attachElectronHost } from './ipc/electron-host';
import { onExitRequest } from './ipc/exit-request';
import { outliveOutputs } from './ipc/standard-output';
import { resourcesBeside } from './resources';
import { removeAppImagePaths } from './windows/app-image';
import { openDesktop } from './windows/desktop';
import identity from './windows/identity.json';
import { isFromPage, refuseNavigation, refuseNetwork, refusePermissions } from './windows/lock-down';
import { declarePageScheme, servePage } from './windows/page-protocol';

const resources = resourcesBeside(import.meta.dirname);

async function start(early: readonly string[]): Promise<void> {
  removeAppImagePaths(process.env);
  const [studio] = await Promise.all([createApp({ resources }), app.whenReady()]);
  refusePermissions(session.defaultSession);
  refuseNetwork(session.defaultSession);
  servePage(protocol, resources.page);
  closeBeforeQuit(() => studio.close());
  const { services } = studio;
  attachElectronHost({
    ipc: ipcMain,
    trusts: isFromPage,
    connect(pipe, id) {
      const window = desktop.windows.withPage(id);
      if (window) studio.connect(pipe, window.host);
    },
    onDrop: (id, paths) => desktop.dropped(id, paths),
  });
  const argv = process.argv;
  const workingFolder = process.cwd();
  const desktop = openDesktop({ preload: resources.preload, services, argv, workingFolder, early });
  // Its window is there also when the terminal that it was started from is closed.
  void onExitRequest(() => null, { lasting: true }).then(() => desktop.end());
}

/** Files that the system asks for before there is a window to open them in. */
function earlyFiles(): string[] {
  const paths: string[] = [];
  app.on('open-file', (event, path) => {
    event.preventDefault();
    paths.push(path);
  });
  return paths;
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

// A desktop may start it with outputs that nobody reads, and the terminal that it was started from may be closed.
outliveOutputs();
refuseNavigation();
declarePageScheme();
app.enableSandbox();
// Windows shows notifications of programs that it knows by the name their installer gave.
if (process.platform === 'win32') app.setAppUserModelId(identity.appId);
if (process.platform === 'linux') {
  app.on('browser-window-created', (_event, window) =>
    window.setIcon(nativeImage.createFromPath(resources.icon)),
  );
}
if (app.requestSingleInstanceLock()) {
  start(earlyFiles()).catch((thrown: unknown) => {
    const { message, hint } = asStudioError(thrown);
    dialog.showErrorBox('Brms Studio could not start', [message, hint].filter(Boolean).join('\n\n'));
    app.exit(1);
  });
} else {
  app.quit();
}
