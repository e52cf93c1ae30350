import { EventEmitter } from 'node:events';
import type { EnvironmentEntry } from '../../shared/contract/environments';
import type { Preferences, UpdateAnswer } from '../../shared/contract/preferences';
import type { LogEntry } from '../../shared/contract/system';
import type { WorkItem } from '../../shared/contract/work';
import type { WorkerInfo } from '../../shared/contract/workers';
import type { ProjectState, RecentProject } from '../../shared/model/project';

/** What the services tell whoever listens: windows, menus, commands. */
export interface StudioEvents {
  project: [ProjectState];
  recent: [readonly RecentProject[]];
  work: [WorkItem];
  environments: [readonly EnvironmentEntry[]];
  workers: [readonly WorkerInfo[]];
  log: [readonly LogEntry[]];
  preferences: [Preferences];
  /** The look for a newer version at the start has found one. */
  update: [UpdateAnswer];
  /** Something beside what was asked for could not be done, such as a list that could not be saved. */
  warning: [string];
}

/** For any number of listeners: each window has several. */
export function studioEvents(): EventEmitter<StudioEvents> {
  return new EventEmitter<StudioEvents>().setMaxListeners(0);
}

/** Hears of one event; gives the function that ends this. */
export function listen<E extends keyof StudioEvents>(
  events: EventEmitter<StudioEvents>,
  name: E,
  listener: (value: StudioEvents[E][0]) => void,
): () => void {
  const heard = listener as never;
  events.on(name, heard);
  return () => events.off(name, heard);
}
