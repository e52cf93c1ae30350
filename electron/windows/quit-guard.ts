import { app, type BrowserWindow, dialog, type MessageBoxOptions } from 'electron';
import type { FitWork } from '../../shared/contract/work';
import type { WindowServices } from './services';
import type { Windows } from './windows';

type Answer = 'stop' | 'wait' | 'cancel';
const answers: readonly Answer[] = ['stop', 'wait', 'cancel'];

/** Asks before running fits are lost: when the app is to end, and when its last window is to close. */
export class QuitGuard {
  private state: 'open' | 'asking' | 'waiting' | 'free' = 'open';

  constructor(
    private readonly services: Pick<WindowServices, 'fits' | 'events'>,
    private readonly windows: Pick<Windows, 'hideAll' | 'showAll' | 'current' | 'all' | 'beginQuit'>,
    private readonly platform: NodeJS.Platform,
  ) {
    app.on('before-quit', (event) => {
      if (this.mayEnd()) return this.windows.beginQuit();
      event.preventDefault();
      void this.ask();
    });
    services.events.on('work', () => {
      if (this.state === 'waiting' && services.fits.unfinished().length === 0) this.end();
    });
  }

  /** On a Mac the app, and so its fits, go on without a window. */
  watch(window: BrowserWindow): void {
    window.on('close', (event) => {
      if (this.platform === 'darwin' || this.windows.all.length > 1 || this.mayEnd()) return;
      event.preventDefault();
      void this.ask();
    });
  }

  /** The system, or the program that started the app, ends it: there is no user to ask. */
  endUnasked(): void {
    this.end();
  }

  /** The user is back, so the app does not end after the fits. */
  stay(): void {
    if (this.state !== 'waiting') return;
    this.state = 'open';
    this.windows.showAll();
  }

  private mayEnd(): boolean {
    return this.state === 'free' || this.services.fits.unfinished().length === 0;
  }

  private async ask(): Promise<void> {
    if (this.state !== 'open') return;
    this.state = 'asking';
    const fits = this.services.fits.unfinished();
    const options: MessageBoxOptions = {
      type: 'question',
      title: 'Brms Studio',
      message: fits.length === 1 ? 'A fit is running.' : `${fits.length} fits are running or wait to.`,
      detail: `${fits.map(fitText).join('\n')}\n\nA fit that is stopped is lost. While it is waited for, the windows are hidden; starting Brms Studio again shows them.`,
      buttons: ['Stop the fits and quit', 'Quit when they have ended', 'Cancel'],
      defaultId: 1,
      cancelId: 2,
      noLink: true,
    };
    const parent = this.windows.current?.window;
    const { response } = await (parent
      ? dialog.showMessageBox(parent, options)
      : dialog.showMessageBox(options));
    this.state = 'open';
    switch (answers[response] ?? 'cancel') {
      case 'stop':
        return this.end();
      case 'wait':
        if (this.services.fits.unfinished().length === 0) return this.end();
        this.state = 'waiting';
        this.windows.hideAll();
        return;
      case 'cancel':
        return;
    }
  }

  private end(): void {
    this.state = 'free';
    app.quit();
  }
}

function fitText({ detail: { modelName }, state }: FitWork): string {
  return state === 'queued' ? `${modelName} (waits for its turn)` : modelName;
}
