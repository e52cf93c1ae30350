import { app } from 'electron';
import type { ShellCommandId } from '../../shared/contract/shell';
import { mayBeProject, projectFileIn } from '../projects/project-folder';
import { watchFits } from './fit-watch';
import { followTheme } from './follow-theme';
import { enableCommands, setMenu } from './menu';
import { openedPaths } from './opened-paths';
import { QuitGuard } from './quit-guard';
import type { WindowServices } from './window-services';
import { Windows } from './windows';

export interface DesktopOptions {
  readonly preload: string;
  readonly services: WindowServices;
  readonly platform?: NodeJS.Platform;
  readonly argv: readonly string[];
  readonly workingFolder: string;
  /** Files that the system asked to open before the app was ready. */
  readonly early: readonly string[];
}

export interface Desktop {
  readonly windows: Windows;
  /** Opens projects that were dropped on the page with that id. The page itself handles other files. */
  dropped(webContentsId: number, paths: readonly string[]): void;
  /** Ends the app without a question. */
  end(): void;
}

/** On a Mac the menu exists without a window; these commands then open one. */
const windowless: readonly ShellCommandId[] = ['window.new', 'project.new', 'project.open'];

/** Connects windows, menus, and the events of the operating system. */
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
      // The system's list of recent projects: dock menu or jump list.
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
    const paths = openedPaths(argv, workingFolder, app.getAppPath());
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
  openAll([...openedPaths(options.argv, options.workingFolder, app.getAppPath()), ...options.early]);

  return {
    windows,
    dropped(webContentsId, paths) {
      windows.withPage(webContentsId)?.window.focus();
      openAll(paths.filter(mayBeProject));
    },
    end: () => guard.endUnasked(),
  };
}
