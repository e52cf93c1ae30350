import type { Abilities, ShellCommandId } from '../../shared/contract/shell';
import { StudioError } from '../../shared/errors/studio-error';

/** What a window tells its page unasked. */
export type HostNews =
  | { readonly kind: 'command'; readonly id: ShellCommandId }
  /** A project that the person opened from outside: the page leaves what it shows and opens this. */
  | { readonly kind: 'open'; readonly path: string };

export interface FolderWish {
  readonly title: string;
  /** The folder that the dialog shows first. */
  readonly start: string;
}

/** What the app may ask of the thing that shows a page: an Electron window, or a tab of somebody's browser. */
export interface WindowHost {
  readonly kind: 'electron' | 'browser';
  readonly abilities: Abilities;
  /** The project that this window is to show first; undefined where the app's last one is. */
  readonly firstProject: string | null | undefined;
  /** A project's folder or file; null where the person thought better of it, here and below. */
  chooseProject(): Promise<string | null>;
  chooseDataFiles(): Promise<readonly string[]>;
  /** Where a project's copy is to go; `name` is a folder's name that would do. */
  chooseCopyPath(name: string): Promise<string | null>;
  chooseFolder(wish: FolderWish): Promise<string | null>;
  /** The window shows this project now, or the start page. */
  showProject(project: { readonly path: string; readonly name: string } | null): void;
  /** A window on a project, or on the start page; one that has the project already comes to the front. */
  openWindow(projectPath: string | null): void;
  /** Brings another window to the front that shows this project already; false where there is none. */
  focusOther(projectPath: string): boolean;
  revealFile(path: string): void;
  /** 1 is the size that the page has by itself. */
  setZoom(factor: number): void;
  /** What the page's commands can do now. */
  setEnabled(commands: readonly ShellCommandId[]): void;
  /** The page listens from now on; whoever listened before hears nothing more. */
  listen(listener: (news: HostNews) => void): void;
}

const cannot = (what: string): StudioError =>
  new StudioError('invalid-input', `A browser cannot ${what}.`, {
    hint: 'Type the path instead, or use the desktop app.',
  });

/** A tab of a browser: it shows the page and can do nothing else; the page has forms of its own. */
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
