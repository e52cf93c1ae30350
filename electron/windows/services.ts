import type { EventEmitter } from 'node:events';
import type { StudioEvents } from '../app/studio-events';
import type { FitJobs } from '../fits/jobs';
import type { Settings } from '../projects/settings';

/** What windows and menus need of the app's services; `Studio` has all of it. */
export interface ShellServices {
  readonly paths: { readonly projects: string };
  readonly settings: Pick<Settings, 'recent' | 'lastProject' | 'windows' | 'saveWindows' | 'preferences'>;
  readonly jobs: Pick<FitJobs, 'unfinished' | 'cancel'>;
  readonly events: EventEmitter<StudioEvents>;
}
