import { EventEmitter } from 'node:events';
import type {
  App,
  BrowserWindow,
  BrowserWindowConstructorOptions,
  Dialog,
  Display,
  MenuItemConstructorOptions,
  MessageBoxOptions,
  MessageBoxReturnValue,
  NotificationConstructorOptions,
  OpenDialogOptions,
  Rectangle,
  SaveDialogOptions,
  WebContents,
} from 'electron';

/** What the double has seen and been told, since `reset`. */
interface Record {
  windows: FakeWindow[];
  asked: { readonly options: MessageBoxOptions; answer(button: number): void }[];
  opening: OpenDialogOptions[];
  saving: SaveDialogOptions[];
  chosen: readonly string[];
  menu: MenuItemConstructorOptions[];
  items: Map<string, { enabled: boolean }>;
  notifications: FakeNotification[];
  displays: Pick<Display, 'id' | 'workArea'>[];
  recentDocuments: string[];
  shownItems: string[];
  quits: number;
}

const fresh = (): Record => ({
  windows: [],
  asked: [],
  opening: [],
  saving: [],
  chosen: [],
  menu: [],
  items: new Map(),
  notifications: [],
  displays: [{ id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1040 } }],
  recentDocuments: [],
  shownItems: [],
  quits: 0,
});

export const seen: Record = fresh();

export function reset(): void {
  Object.assign(seen, fresh());
  app.removeAllListeners();
}

let lastId = 0;

class FakeContents
  extends EventEmitter
  implements Pick<WebContents, 'id' | 'reload' | 'forcefullyCrashRenderer' | 'setZoomFactor'>
{
  readonly id = ++lastId;
  reloads = 0;
  crashes = 0;
  zoom = 1;
  reload(): void {
    this.reloads++;
    this.emit('did-start-loading');
  }
  forcefullyCrashRenderer(): void {
    this.crashes++;
    this.emit('render-process-gone', {}, { reason: 'killed', exitCode: 1 });
  }
  setZoomFactor(factor: number): void {
    this.zoom = factor;
  }
}

type WindowPart =
  | 'loadURL'
  | 'show'
  | 'hide'
  | 'focus'
  | 'restore'
  | 'maximize'
  | 'destroy'
  | 'isDestroyed'
  | 'isMinimized'
  | 'isMaximized'
  | 'isFullScreen'
  | 'isFocused'
  | 'getNormalBounds'
  | 'setProgressBar'
  | 'setRepresentedFilename';

export class FakeWindow extends EventEmitter implements Pick<BrowserWindow, WindowPart> {
  static focused: FakeWindow | null = null;
  static getFocusedWindow(): FakeWindow | null {
    return FakeWindow.focused;
  }

  readonly webContents = new FakeContents();
  bounds: Rectangle;
  loaded = '';
  visible = false;
  minimized = false;
  maximized = false;
  destroyed = false;
  progress: number | null = null;
  represented = '';

  constructor(readonly options: BrowserWindowConstructorOptions) {
    super();
    const { x = 0, y = 0, width = 0, height = 0 } = options;
    this.bounds = { x, y, width, height };
    seen.windows.push(this);
  }
  async loadURL(url: string): Promise<void> {
    this.loaded = url;
  }
  show(): void {
    this.visible = true;
  }
  hide(): void {
    this.visible = false;
  }
  focus(): void {
    FakeWindow.focused = this;
    this.emit('focus');
  }
  restore(): void {
    this.minimized = false;
  }
  maximize(): void {
    this.maximized = true;
  }
  /** As a person closes it: whoever listens may refuse. */
  close(): void {
    let refused = false;
    this.emit('close', { preventDefault: () => (refused = true) });
    if (!refused) this.destroy();
  }
  destroy(): void {
    this.destroyed = true;
    if (FakeWindow.focused === this) FakeWindow.focused = null;
    this.emit('closed');
  }
  isDestroyed = (): boolean => this.destroyed;
  isMinimized = (): boolean => this.minimized;
  isMaximized = (): boolean => this.maximized;
  isFullScreen = (): boolean => false;
  isFocused = (): boolean => FakeWindow.focused === this;
  getNormalBounds = (): Rectangle => this.bounds;
  setProgressBar(progress: number): void {
    this.progress = progress;
  }
  setRepresentedFilename(path: string): void {
    this.represented = path;
  }
}

export class FakeNotification extends EventEmitter {
  static isSupported = (): boolean => true;
  shown = false;
  constructor(readonly options: NotificationConstructorOptions) {
    super();
    seen.notifications.push(this);
  }
  show(): void {
    this.shown = true;
  }
}

class FakeApp
  extends EventEmitter
  implements Pick<App, 'quit' | 'getAppPath' | 'addRecentDocument' | 'isPackaged'>
{
  readonly isPackaged = true;
  /** As Electron does: first it asks whoever listens. */
  quit(): void {
    let refused = false;
    this.emit('before-quit', { preventDefault: () => (refused = true) });
    if (!refused) seen.quits++;
  }
  getAppPath(): string {
    return '/opt/brms-studio';
  }
  addRecentDocument(path: string): void {
    seen.recentDocuments.push(path);
  }
}
export const app = new FakeApp();

type Ask = Dialog['showMessageBox'];
const showMessageBox = ((...given: readonly unknown[]) => {
  const options = given.at(-1) as MessageBoxOptions;
  return new Promise<MessageBoxReturnValue>((resolve) => {
    const answer = (response: number) => resolve({ response, checkboxChecked: false });
    // An aborted question answers as its cancel button does.
    options.signal?.addEventListener('abort', () => answer(options.cancelId ?? 0));
    seen.asked.push({ options, answer });
  });
}) as Ask;

const dialog = {
  showMessageBox,
  showOpenDialog: async (_window: unknown, options: OpenDialogOptions) => {
    seen.opening.push(options);
    return { canceled: seen.chosen.length === 0, filePaths: [...seen.chosen] };
  },
  showSaveDialog: async (_window: unknown, options: SaveDialogOptions) => {
    seen.saving.push(options);
    return { canceled: seen.chosen.length === 0, filePath: seen.chosen[0] ?? '' };
  },
};

function idsOf(items: readonly MenuItemConstructorOptions[]): readonly MenuItemConstructorOptions[] {
  return items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? idsOf(item.submenu) : [])]);
}

/** The module `electron`, as far as `electron/windows` uses it. */
export const electron = {
  app,
  BrowserWindow: FakeWindow,
  Notification: FakeNotification,
  dialog,
  nativeTheme: { shouldUseDarkColors: false },
  shell: { showItemInFolder: (path: string) => void seen.shownItems.push(path) },
  screen: {
    getPrimaryDisplay: () => seen.displays[0],
    getAllDisplays: () => seen.displays,
  },
  Menu: {
    buildFromTemplate: (template: MenuItemConstructorOptions[]) => template,
    setApplicationMenu(template: MenuItemConstructorOptions[]) {
      seen.menu = template;
      const named = idsOf(template).flatMap(({ id, enabled = true }) =>
        id ? [[id, { enabled }] as const] : [],
      );
      seen.items = new Map(named);
    },
    getApplicationMenu: () => ({ getMenuItemById: (id: string) => seen.items.get(id) ?? null }),
  },
  protocol: {},
};
