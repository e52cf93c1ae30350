import { BrowserWindow, screen } from 'electron';
import { debounce } from 'es-toolkit/function';
import { projectFileIn, projectFolderOf } from '../projects/project-folder';
import { type WindowPlace, withPlace } from '../projects/window-memory';
import { openStudioWindow, type StudioWindow } from './studio-window';
import { placeBeside, placeOnScreens } from './window-places';
import type { WindowServices } from './window-services';

export interface WindowsOptions {
  readonly preload: string;
  readonly platform: NodeJS.Platform;
  readonly services: WindowServices;
  /** Called when another window comes to the front, or when its available commands change. */
  readonly onFront: () => void;
  /** Called when a window shows another project. */
  readonly onProject: (path: string | null) => void;
  readonly onCreate: (window: BrowserWindow) => void;
}

/** The place is saved when the user has stopped moving the window. */
const placeDelay = 500;

/** All windows of the app: one for each project, and those with the start page. */
export class Windows {
  private readonly windows = new Set<StudioWindow>();
  private front: StudioWindow | null = null;
  private quitting = false;

  constructor(private readonly options: WindowsOptions) {}

  /**
   * Opens the windows that were open when the app ended; the start page if there were none or their projects are
   * gone.
   */
  restore(): void {
    const { settings } = this.options.services;
    const known = settings.windows.open.filter((path) => path === '' || projectFileIn(path) !== null);
    const first = known.length > 0 ? known : [settings.lastProject ?? ''];
    for (const path of new Set(first)) this.create(path === '' ? null : path);
  }

  /** The window whose page has that id. */
  withPage(webContentsId: number): StudioWindow | null {
    return this.find(({ window }) => window.webContents.id === webContentsId) ?? null;
  }

  get all(): readonly StudioWindow[] {
    return [...this.windows];
  }

  /** The window that the user used last. */
  get current(): StudioWindow | null {
    return this.front ?? [...this.windows].at(-1) ?? null;
  }

  ofProject(path: string): StudioWindow | null {
    return this.find((window) => window.project() === path) ?? null;
  }

  /** Shows a project, or a new start page, in its own window. */
  show(project: string | null): void {
    const window = project === null ? null : this.ofProject(project);
    if (window) bringToFront(window.window);
    else this.create(project);
  }

  /**
   * Opens what a start of the app, the system or a drop brings: the folder or file of a project. Uses the window
   * that shows it already, otherwise one with the start page, otherwise a new one. If it is not a project, the
   * window in front shows the error.
   */
  openPath(path: string): void {
    const folder = projectFolderOf(path);
    const isProject = projectFileIn(folder) !== null;
    const window = this.ofProject(folder) ?? (isProject ? this.startPage() : this.current);
    if (!window) {
      this.create(isProject ? folder : null).send({ kind: 'open', path: folder });
      return;
    }
    if (window.project() !== folder) window.send({ kind: 'open', path: folder });
    bringToFront(window.window);
  }

  /** The app was started again without a project: brings a window to the front. */
  surface(): void {
    if (this.windows.size === 0) this.restore();
    else for (const { window } of this.windows) bringToFront(window);
  }

  hideAll(): void {
    for (const { window } of this.windows) window.hide();
  }

  showAll(): void {
    for (const { window } of this.windows) window.show();
  }

  /** From now on, closing windows does not change what the next start opens. */
  beginQuit(): void {
    this.quitting = true;
  }

  private create(project: string | null): StudioWindow {
    const { preload, platform, services } = this.options;
    const opened = openStudioWindow({
      preload,
      platform,
      project,
      place: this.placeFor(project),
      projectsFolder: () => services.paths.projects,
      openWindow: (path) => this.show(path),
      focusOther: (than, path) => {
        const other = this.find((window) => window !== than && window.project() === path);
        if (other) bringToFront(other.window);
        return other !== undefined;
      },
      onChange: (window) => this.changed(window),
    });
    this.windows.add(opened);
    this.front ??= opened;
    this.watch(opened);
    this.options.onCreate(opened.window);
    this.rememberOpen();
    return opened;
  }

  private watch(opened: StudioWindow): void {
    const { window } = opened;
    const keepPlace = (): void => {
      later.cancel();
      if (window.isDestroyed() || window.isMinimized() || window.isFullScreen()) return;
      const place: WindowPlace = { ...window.getNormalBounds(), maximized: window.isMaximized() };
      this.save(opened.project() ?? '', place);
    };
    const later = debounce(keepPlace, placeDelay);
    window.on('resize', later);
    window.on('move', later);
    window.on('maximize', later);
    window.on('unmaximize', later);
    window.on('close', keepPlace);
    window.on('focus', () => {
      this.front = opened;
      this.options.onFront();
    });
    window.on('closed', () => {
      later.cancel();
      this.windows.delete(opened);
      if (this.front === opened) this.front = null;
      // The last window ends the app when it closes, so the next start shows it again.
      if (this.windows.size > 0) this.rememberOpen();
      this.options.onFront();
    });
  }

  private changed(window: StudioWindow): void {
    this.options.onProject(window.project());
    if (this.current === window) this.options.onFront();
    this.rememberOpen();
  }

  private startPage(): StudioWindow | undefined {
    if (this.front && this.front.project() === null) return this.front;
    return this.find((window) => window.project() === null);
  }

  private find(wanted: (window: StudioWindow) => boolean): StudioWindow | undefined {
    return [...this.windows].find(wanted);
  }

  private placeFor(project: string | null): WindowPlace {
    const main = screen.getPrimaryDisplay();
    const others = screen.getAllDisplays().filter(({ id }) => id !== main.id);
    const areas = [main, ...others].map(({ workArea }) => workArea);
    const remembered = this.options.services.settings.windows.places[project ?? ''] ?? null;
    const other = BrowserWindow.getFocusedWindow() ?? this.front?.window;
    const taken = project === null && this.windows.size > 0;
    if (other && (taken || !remembered)) return placeBeside(areas, other.getNormalBounds());
    return placeOnScreens(areas, remembered);
  }

  private rememberOpen(): void {
    if (this.quitting) return;
    const open = [...new Set(this.all.map((window) => window.project() ?? ''))];
    void this.store((memory) => ({ ...memory, open }));
  }

  private save(project: string, place: WindowPlace): void {
    void this.store((memory) => withPlace(memory, project, place));
  }

  /** A failure to save places is not worth disturbing the user. */
  private async store(make: Parameters<WindowServices['settings']['saveWindows']>[0]): Promise<void> {
    await this.options.services.settings.saveWindows(make).catch(() => undefined);
  }
}

function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
