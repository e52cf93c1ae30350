import type { EventEmitter } from 'node:events';
import type { StudioEvents } from '../app/studio-events';
import type { Fits } from '../fits/fit-work';
import type { Settings } from '../projects/settings';

/** What windows and menus need of the app's services; `Studio` has all of it. */
export interface WindowServices {
  readonly paths: { readonly projects: string };
  readonly settings: Pick<Settings, 'recent' | 'lastProject' | 'windows' | 'saveWindows' | 'preferences'>;
  readonly fits: Pick<Fits, 'unfinished'>;
  readonly events: EventEmitter<StudioEvents>;
}
