import { app, type BrowserWindow, dialog, type MessageBoxOptions } from 'electron';
import { lossText } from '../work/loss-text';
import type { WindowServices } from './window-services';
import type { Windows } from './windows';

type Answer = 'stop' | 'wait' | 'cancel';
const answers: readonly Answer[] = ['stop', 'wait', 'cancel'];

/** Asks before unfinished work is lost: when the app is to end, and when its last window is to close. */
export class QuitGuard {
  private state: 'open' | 'asking' | 'waiting' | 'free' = 'open';

  constructor(
    private readonly services: Pick<WindowServices, 'work' | 'events'>,
    private readonly windows: Pick<Windows, 'hideAll' | 'showAll' | 'current' | 'all' | 'beginQuit'>,
    private readonly platform: NodeJS.Platform,
  ) {
    app.on('before-quit', (event) => {
      if (this.mayEnd()) return this.windows.beginQuit();
      event.preventDefault();
      void this.ask();
    });
    services.events.on('work', () => {
      if (this.state === 'waiting' && services.work.lostByQuitting().length === 0) this.end();
    });
  }

  /** On a Mac the app goes on without a window, and so does its work. */
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

  /** The user is back, so the app does not end after its work. */
  stay(): void {
    if (this.state !== 'waiting') return;
    this.state = 'open';
    this.windows.showAll();
  }

  private mayEnd(): boolean {
    return this.state === 'free' || this.services.work.lostByQuitting().length === 0;
  }

  private async ask(): Promise<void> {
    if (this.state !== 'open') return;
    this.state = 'asking';
    const lost = this.services.work.lostByQuitting();
    const options: MessageBoxOptions = {
      type: 'question',
      title: 'Brms Studio',
      message: lost.length === 1 ? 'A job is not finished.' : `${lost.length} jobs are not finished.`,
      detail: `If you stop now:\n${lost.map(lossText).join('\n')}\n\nWhile Brms Studio waits for the end, its windows are hidden; starting it again shows them.`,
      buttons: ['Stop and quit', 'Quit when done', 'Cancel'],
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
        if (this.services.work.lostByQuitting().length === 0) return this.end();
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
