import { app } from 'electron';
import type { ShellCommandId } from '../../shared/contract/shell';
import { mayBeProject, projectFileIn } from '../projects/project-place';
import { watchFits } from './fit-watch';
import { followTheme } from './follow-theme';
import { enableCommands, setMenu } from './menu';
import { pathsIn } from './opened-paths';
import { QuitGuard } from './quit-guard';
import type { WindowServices } from './services';
import { Windows } from './windows';

export interface DesktopOptions {
  readonly preload: string;
  readonly services: WindowServices;
  readonly platform?: NodeJS.Platform;
  readonly argv: readonly string[];
  readonly workingFolder: string;
  /** Files that the system asked for before the app was ready. */
  readonly early: readonly string[];
}

export interface Desktop {
  readonly windows: Windows;
  /** What the page of that id was given by drag and drop; other things than projects are the page's own business. */
  dropped(webContentsId: number, paths: readonly string[]): void;
  /** Ends the app without a question. */
  end(): void;
}

/** On a Mac the menu is there without a window: these begin with a new one. */
const windowless: readonly ShellCommandId[] = ['window.new', 'project.new', 'project.open'];

/** Windows, menus and all that the system tells the app, put together. */
export function openDesktop(options: DesktopOptions): Desktop {
  const { services, preload } = options;
  const platform = options.platform ?? process.platform;

  const run = (id: ShellCommandId): void => {
    const window = windows.current;
    if (window) window.send({ kind: 'command', id });
    else if (windowless.includes(id)) windows.show(null);
  };
  const enabled = (): readonly ShellCommandId[] => windows.current?.enabled() ?? windowless;
  const drawMenu = (): void =>
    setMenu({
      platform,
      recent: services.settings.recent(),
      enabled: enabled(),
      developer: !app.isPackaged,
      onCommand: run,
      onOpen: (path) => windows.openPath(path),
    });
  const windows: Windows = new Windows({
    preload,
    platform,
    services,
    onFront: () => enableCommands(enabled()),
    onProject(path) {
      const file = path === null ? null : projectFileIn(path);
      // The system's own list: the dock's menu, the jump list.
      if (file !== null) app.addRecentDocument(file);
    },
    onCreate: (window) => guard.watch(window),
  });
  const guard = new QuitGuard(services, windows, platform);
  followTheme(services);
  watchFits(services, windows, (project) => {
    guard.stay();
    windows.show(project);
  });
  services.events.on('recent', drawMenu);
  drawMenu();

  const openAll = (paths: readonly string[]): void => {
    guard.stay();
    for (const path of paths) windows.openPath(path);
  };
  app.on('open-file', (event, path) => {
    event.preventDefault();
    openAll([path]);
  });
  app.on('second-instance', (_event, argv, workingFolder) => {
    const paths = pathsIn(argv, workingFolder, app.getAppPath());
    if (paths.length === 0) {
      guard.stay();
      windows.surface();
    } else openAll(paths);
  });
  app.on('activate', (_event, hasWindows) => {
    guard.stay();
    if (!hasWindows) windows.surface();
  });
  app.on('window-all-closed', () => {
    if (platform !== 'darwin') app.quit();
  });

  windows.restore();
  openAll([...pathsIn(options.argv, options.workingFolder, app.getAppPath()), ...options.early]);

  return {
    windows,
    dropped(webContentsId, paths) {
      windows.withPage(webContentsId)?.window.focus();
      openAll(paths.filter(mayBeProject));
    },
    end: () => guard.endUnasked(),
  };
}
