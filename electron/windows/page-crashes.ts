import { type BrowserWindow, dialog } from 'electron';

/** The ends of a page's process that are not a crash. */
const wellEnded: ReadonlySet<string> = new Set(['clean-exit']);

/**
 * Asks the user what to do when a page crashes or does not answer. The main process has saved what was typed, and
 * the page keeps what could not be saved, so loading it again shows everything.
 */
export function watchPage(window: BrowserWindow): void {
  const { webContents } = window;
  let asking: AbortController | null = null;
  /** "Reload" ends a hanging page, which is reported as a crash. That one is ignored. */
  let expected = false;

  const reload = (): void => {
    expected = false;
    webContents.reload();
  };

  webContents.on('render-process-gone', (_event, { reason }) => {
    asking?.abort();
    if (expected) return reload();
    if (wellEnded.has(reason)) return;
    void ask(window, {
      message: 'The page of this window has stopped.',
      detail: `${reasonText(reason)} Nothing that you typed is lost, and fits go on.`,
      buttons: ['Reload', 'Close the window'],
    }).then((answer) => {
      if (window.isDestroyed()) return;
      if (answer === 0) reload();
      else window.destroy();
    });
  });

  webContents.on('unresponsive', () => {
    if (asking) return;
    const question = new AbortController();
    asking = question;
    void ask(window, {
      message: 'The page of this window does not answer.',
      detail: 'It may be busy. Nothing that you typed is lost by loading it again, and fits go on.',
      buttons: ['Wait', 'Reload', 'Close the window'],
      signal: question.signal,
    }).then((answer) => {
      asking = null;
      if (question.signal.aborted || window.isDestroyed()) return;
      if (answer === 2) window.destroy();
      if (answer !== 1) return;
      // A hanging page does not react to a reload.
      expected = true;
      webContents.forcefullyCrashRenderer();
    });
  });
  webContents.on('responsive', () => asking?.abort());
}

interface Asked {
  readonly message: string;
  readonly detail: string;
  readonly buttons: readonly string[];
  readonly signal?: AbortSignal;
}

/** The index of the chosen button. Escape and Enter choose the first one, which loses nothing. */
async function ask(window: BrowserWindow, { message, detail, buttons, signal }: Asked): Promise<number> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    title: 'Brms Studio',
    message,
    detail,
    buttons: [...buttons],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
    ...(signal && { signal }),
  });
  return response;
}

function reasonText(reason: string): string {
  switch (reason) {
    case 'oom':
      return 'It ran out of memory.';
    case 'killed':
      return 'Its process was ended from outside.';
    case 'launch-failed':
    case 'integrity-failure':
      return 'Its process could not be started.';
    default:
      return 'Its process has crashed.';
  }
}
