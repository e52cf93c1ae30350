import { utimesSync } from 'node:fs';

/**
 * Gives a folder the present time again and again, as long as this process lives and it has its name, so that processes
 * on other machines and in other containers see that it is worked at.
 */
export function keepTouched(folder: string, everyMs: number): void {
  const timer = setInterval(() => {
    try {
      const now = new Date();
      utimesSync(folder, now, now);
    } catch {
      // It has another name by now, or is gone.
      clearInterval(timer);
    }
  }, everyMs).unref();
}
