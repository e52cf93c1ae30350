import { EventEmitter } from 'node:events';
import type { EnvironmentEntry } from '../../shared/contract/environments';
import type { Preferences, UpdateAnswer } from '../../shared/contract/preferences';
import type { LogEntry } from '../../shared/contract/system';
import type { WorkItem } from '../../shared/contract/work';
import type { WorkerInfo } from '../../shared/contract/workers';
import type { ProjectState, RecentProject } from '../../shared/model/project';

/** The events of the services, for windows, menus and commands. */
export interface StudioEvents {
  project: [ProjectState];
  recent: [readonly RecentProject[]];
  work: [WorkItem];
  environments: [readonly EnvironmentEntry[]];
  workers: [readonly WorkerInfo[]];
  log: [readonly LogEntry[]];
  preferences: [Preferences];
  /** The check for updates at the start has found a newer version. */
  update: [UpdateAnswer];
  /** A secondary step has failed: a list could not be saved, for example. */
  warning: [string];
}

/** Allows any number of listeners, because each window has several. */
export function studioEvents(): EventEmitter<StudioEvents> {
  return new EventEmitter<StudioEvents>().setMaxListeners(0);
}

/** Adds a listener to an event; returns the function that removes it. */
export function listen<E extends keyof StudioEvents>(
  events: EventEmitter<StudioEvents>,
  name: E,
  listener: (value: StudioEvents[E][0]) => void,
): () => void {
  const heard = listener as never;
  events.on(name, heard);
  return () => events.off(name, heard);
}
