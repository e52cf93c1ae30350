import { Notification } from 'electron';
import { isFinished, type Job } from '../../shared/model/project';
import type { ShellServices } from './services';
import type { Windows } from './windows';

/**
 * What the desktop shows of fits: a bar on the task bar while a window's fits run, and a notification when one has
 * ended that took long and whose window nobody looks at.
 */
export function watchFits(
  services: Pick<ShellServices, 'events' | 'jobs' | 'settings'>,
  windows: Pick<Windows, 'ofProject'>,
  open: (project: string) => void,
): void {
  // A notification that nothing holds is collected, and its click is lost.
  const shown = new Set<Notification>();
  const progress = new Map<string, number>();

  const tell = (job: Job): void => {
    const window = windows.ofProject(job.projectPath)?.window;
    if (window?.isFocused() || !Notification.isSupported()) return;
    const { title, body } = news(job);
    const notification = new Notification({ title, body });
    shown.add(notification);
    const forget = () => void shown.delete(notification);
    notification.on('close', forget);
    notification.on('click', () => {
      forget();
      open(job.projectPath);
    });
    notification.show();
  };

  services.events.on('job', (job) => {
    const jobs = services.jobs.unfinished().filter(({ projectPath }) => projectPath === job.projectPath);
    const share = jobs.length === 0 ? -1 : shareDone(jobs);
    // Chains report often; the bar moves by whole hundredths.
    const rounded = Math.round(share * 100) / 100;
    if (progress.get(job.projectPath) !== rounded) {
      progress.set(job.projectPath, rounded);
      windows.ofProject(job.projectPath)?.window.setProgressBar(rounded);
    }
    if (isWorthTelling(job, services.settings.preferences)) tell(job);
  });
}

/** The share of iterations that are done, over all chains of jobs. */
export function shareDone(jobs: readonly Pick<Job, 'chains'>[]): number {
  const chains = jobs.flatMap((job) => job.chains);
  const total = chains.reduce((sum, chain) => sum + chain.total, 0);
  const done = chains.reduce((sum, chain) => sum + chain.iteration, 0);
  return total === 0 ? 0 : done / total;
}

/** A fit that ended by itself, well or badly, after so long that somebody may have gone elsewhere. */
export function isWorthTelling(
  job: Pick<Job, 'state' | 'queuedAt' | 'finishedAt'>,
  { notify, notifyAfterSeconds }: { readonly notify: boolean; readonly notifyAfterSeconds: number },
): boolean {
  if (!notify || !isFinished(job.state) || job.state === 'cancelled' || job.finishedAt === null) return false;
  return job.finishedAt - job.queuedAt >= notifyAfterSeconds * 1000;
}

function news({ modelName, state, queuedAt, finishedAt, error }: Job): { title: string; body: string } {
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
