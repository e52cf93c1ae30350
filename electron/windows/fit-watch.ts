import { Notification } from 'electron';
import { type FitWork, hasEnded, isFitWork } from '../../shared/contract/work';
import type { WindowServices } from './window-services';
import type { Windows } from './windows';

/**
 * Shows fits on the desktop: a progress bar on the task bar while a window's fits run, and a notification after a
 * long fit whose window is not in front.
 */
export function watchFits(
  services: Pick<WindowServices, 'events' | 'fits' | 'settings'>,
  windows: Pick<Windows, 'ofProject'>,
  open: (project: string) => void,
): void {
  // A notification without a reference is garbage-collected, and its click is lost.
  const shown = new Set<Notification>();
  const progress = new Map<string, number>();

  const tell = (fit: FitWork): void => {
    const window = windows.ofProject(fit.project)?.window;
    if (window?.isFocused() || !Notification.isSupported()) return;
    const { title, body } = news(fit);
    const notification = new Notification({ title, body });
    shown.add(notification);
    const forget = () => void shown.delete(notification);
    notification.on('close', forget);
    notification.on('click', () => {
      forget();
      open(fit.project);
    });
    notification.show();
  };

  services.events.on('work', (fit) => {
    if (!isFitWork(fit)) return;
    const fits = services.fits.unfinished().filter(({ project }) => project === fit.project);
    const share = fits.length === 0 ? -1 : shareDone(fits);
    // Chains report often, so the bar moves in whole hundredths.
    const rounded = Math.round(share * 100) / 100;
    if (progress.get(fit.project) !== rounded) {
      progress.set(fit.project, rounded);
      windows.ofProject(fit.project)?.window.setProgressBar(rounded);
    }
    if (isWorthANotification(fit, services.settings.preferences)) tell(fit);
  });
}

/** The share of finished iterations, over all chains of the fits. */
export function shareDone(fits: readonly Pick<FitWork, 'progress'>[]): number {
  const chains = fits.flatMap(({ progress }) => (progress && 'chains' in progress ? progress.chains : []));
  const total = chains.reduce((sum, chain) => sum + chain.total, 0);
  const done = chains.reduce((sum, chain) => sum + chain.iteration, 0);
  return total === 0 ? 0 : done / total;
}

/** Did the fit end by itself, successfully or not, after so long that the user may have gone elsewhere? */
export function isWorthANotification(
  fit: Pick<FitWork, 'state' | 'queuedAt' | 'finishedAt'>,
  { notify, notifyAfterSeconds }: { readonly notify: boolean; readonly notifyAfterSeconds: number },
): boolean {
  if (!notify || !hasEnded(fit) || fit.state === 'cancelled' || fit.finishedAt === null) return false;
  return fit.finishedAt - fit.queuedAt >= notifyAfterSeconds * 1000;
}

function news({ detail, state, queuedAt, finishedAt, error }: FitWork): { title: string; body: string } {
  const { modelName } = detail;
  if (state === 'failed') {
    return { title: `${modelName} could not be fitted`, body: error?.message ?? 'The log says why.' };
  }
  return {
    title: `${modelName} is fitted`,
    body: `It took ${duration((finishedAt ?? queuedAt) - queuedAt)}.`,
  };
}

function duration(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${minutes} min ${seconds % 60} s`
    : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
