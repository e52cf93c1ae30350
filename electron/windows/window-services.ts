import type { EventEmitter } from 'node:events';
import type { StudioEvents } from '../app/studio-events';
import type { Fits } from '../fits/fit-work';
import type { Settings } from '../projects/settings';
import type { WorkQueue } from '../work/work-queue';

/** The services that windows and menus need; `Studio` has all of them. */
export interface WindowServices {
  readonly paths: { readonly projects: string };
  readonly settings: Pick<Settings, 'recent' | 'lastProject' | 'windows' | 'saveWindows' | 'preferences'>;
  readonly fits: Pick<Fits, 'unfinished'>;
  readonly work: Pick<WorkQueue, 'lostByQuitting'>;
  readonly events: EventEmitter<StudioEvents>;
}
