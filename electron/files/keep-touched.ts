import { utimesSync } from 'node:fs';

/**
 * Gives a folder the present time again and again, while this process lives and the folder has its name. So
 * processes on other machines and in other containers see that it is in use.
 */
export function keepTouched(folder: string, everyMs: number): void {
  const timer = setInterval(() => {
    try {
      const now = new Date();
      utimesSync(folder, now, now);
    } catch {
      // The folder has another name by now, or is gone.
      clearInterval(timer);
    }
  }, everyMs).unref();
}
