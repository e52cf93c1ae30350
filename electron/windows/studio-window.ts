import { join } from 'node:path';
import { BrowserWindow, nativeTheme, shell } from 'electron';
import type { Abilities, ShellCommandId } from '../../shared/contract/shell';
import type { HostNews, WindowHost } from '../ipc/window-host';
import type { WindowPlace } from '../projects/window-memory';
import { chooseCopyPath, chooseDataFiles, chooseFolder, chooseProject } from './dialogs';
import { watchPage } from './page-crashes';
import { pageUrl } from './page-protocol';
import { smallest } from './window-places';

export interface StudioWindowOptions {
  readonly preload: string;
  readonly place: WindowPlace;
  readonly project: string | null;
  readonly platform: NodeJS.Platform;
  readonly projectsFolder: () => string;
  /** Questions that only the list of all windows can answer. */
  readonly openWindow: (project: string | null) => void;
  readonly focusOther: (than: StudioWindow, project: string) => boolean;
  /** Called when the window shows another project, or its available commands change. */
  readonly onChange: (window: StudioWindow) => void;
}

/** One window of the app. */
export interface StudioWindow {
  readonly window: BrowserWindow;
  readonly host: WindowHost;
  /** The folder of the shown project; null on the start page. */
  readonly project: () => string | null;
  readonly enabled: () => readonly ShellCommandId[];
  /** Sends the page news, or keeps it until there is a page. */
  send(news: HostNews): void;
}

const abilities: Abilities = { dialogs: true, windows: true, menu: true, reveal: true, zoom: true };

/** Opens a window. It becomes visible once the page has content, so nothing flashes. */
export function openStudioWindow(options: StudioWindowOptions): StudioWindow {
  const { place, platform } = options;
  const window = createWindow(options);
  let project = options.project;
  let enabled: readonly ShellCommandId[] = [];
  let listener: ((news: HostNews) => void) | null = null;

  const host: WindowHost = {
    kind: 'electron',
    abilities,
    get firstProject() {
      return project;
    },
    chooseProject: () => chooseProject(window, options.projectsFolder(), platform),
    chooseDataFiles: () => chooseDataFiles(window),
    chooseCopyPath: (name) => chooseCopyPath(window, join(options.projectsFolder(), name)),
    chooseFolder: (wish) => chooseFolder(window, wish),
    showProject(shown) {
      project = shown?.path ?? null;
      // A Mac shows the folder in the title bar; other systems ignore this.
      window.setRepresentedFilename(project ?? '');
      options.onChange(self);
    },
    openWindow: options.openWindow,
    focusOther: (path) => options.focusOther(self, path),
    revealFile: (path) => shell.showItemInFolder(path),
    setZoom: (factor) => window.webContents.setZoomFactor(factor),
    setEnabled(commands) {
      enabled = commands;
      options.onChange(self);
    },
    listen(heard) {
      listener = heard;
    },
  };
  const self: StudioWindow = {
    window,
    host,
    project: () => project,
    enabled: () => enabled,
    send(news) {
      if (listener) listener(news);
      else if (news.kind === 'open') project = news.path;
    },
  };

  watchPage(window);
  // Until the next page listens, the project to open is kept.
  const deaf = (): void => {
    listener = null;
  };
  window.webContents.on('did-start-loading', deaf);
  window.webContents.on('render-process-gone', deaf);
  window.once('ready-to-show', () => {
    if (place.maximized) window.maximize();
    window.show();
  });
  void window.loadURL(pageUrl);
  return self;
}

function createWindow({ preload, place }: StudioWindowOptions): BrowserWindow {
  const { maximized: _maximized, ...bounds } = place;
  return new BrowserWindow({
    title: 'Brms Studio',
    ...bounds,
    minWidth: Math.min(smallest.width, bounds.width),
    minHeight: Math.min(smallest.height, bounds.height),
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1e1f22' : '#ffffff',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  });
}
