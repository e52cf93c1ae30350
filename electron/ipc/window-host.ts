import type { Abilities, ShellCommandId } from '../../shared/contract/shell';
import { StudioError } from '../../shared/errors/studio-error';

/** News that a window sends its page. */
export type HostNews =
  | { readonly kind: 'command'; readonly id: ShellCommandId }
  /** A project that the user opened from outside: the page shows it in place of the present one. */
  | { readonly kind: 'open'; readonly path: string };

export interface FolderWish {
  readonly title: string;
  /** The folder that the dialog shows first. */
  readonly start: string;
}

/** What the app can ask of the window of a page: an Electron window, or a tab of a browser. */
export interface WindowHost {
  readonly kind: 'electron' | 'browser';
  readonly abilities: Abilities;
  /** The project that this window shows first; undefined for the app's last one. */
  readonly firstProject: string | null | undefined;
  /** The folder or file of a project; null if the user cancelled, here and below. */
  chooseProject(): Promise<string | null>;
  chooseDataFiles(): Promise<readonly string[]>;
  /** The place for a project's copy; `name` is the suggested folder name. */
  chooseCopyPath(name: string): Promise<string | null>;
  chooseFolder(wish: FolderWish): Promise<string | null>;
  /** The window now shows this project, or the start page. */
  showProject(project: { readonly path: string; readonly name: string } | null): void;
  /** Opens a window with a project or the start page. A window that shows the project already comes to the front. */
  openWindow(projectPath: string | null): void;
  /** Brings another window with this project to the front; returns false if there is none. */
  focusOther(projectPath: string): boolean;
  revealFile(path: string): void;
  /** 1 is the page's normal size. */
  setZoom(factor: number): void;
  /** The commands of the page that are possible now. */
  setEnabled(commands: readonly ShellCommandId[]): void;
  /** From now on this listener gets the news; an earlier one gets none. */
  listen(listener: (news: HostNews) => void): void;
}

const cannot = (what: string): StudioError =>
  new StudioError('invalid-input', `A browser cannot ${what}.`, {
    hint: 'Type the path instead, or use the desktop app.',
  });

/** A tab of a browser: it can only show the page, which has forms in place of the system's dialogs. */
export function browserWindow(): WindowHost {
  return {
    kind: 'browser',
    abilities: { dialogs: false, windows: false, menu: false, reveal: false, zoom: false },
    firstProject: undefined,
    chooseProject: () => Promise.reject(cannot('show this machine’s folders')),
    chooseDataFiles: () => Promise.reject(cannot('show this machine’s files')),
    chooseCopyPath: () => Promise.reject(cannot('show this machine’s folders')),
    chooseFolder: () => Promise.reject(cannot('show this machine’s folders')),
    showProject: () => undefined,
    openWindow() {
      throw cannot('be told to open a window');
    },
    focusOther: () => false,
    revealFile() {
      throw cannot('show the file manager');
    },
    setZoom() {
      throw cannot('be told its zoom');
    },
    setEnabled: () => undefined,
    listen: () => undefined,
  };
}
