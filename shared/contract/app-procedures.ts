import { nothing, procedure } from './procedure';
import type { AppInfo, LogEntry } from './system';

/** What a page asks about the app itself. */
export const appProcedures = {
  'app.info': procedure<AppInfo>()(nothing),
  'app.log': procedure<readonly LogEntry[]>()(nothing),
} as const;

export interface AppEvents {
  /** Something beside what was asked for could not be done, such as a list that could not be saved. */
  readonly 'app.warning': { readonly message: string };
  /** In batches, oldest first; the newest only, where more came than a screen can take (`seq` shows the gap). */
  readonly 'log.added': readonly LogEntry[];
}
