import { EventEmitter } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StudioEvents } from '../../../electron/app/studio-events';
import type { HostNews } from '../../../electron/ipc/window-host';
import type { WindowMemory } from '../../../electron/projects/window-memory';
import { type Desktop, openDesktop } from '../../../electron/windows/desktop';
import { defaultPreferences } from '../../../shared/contract/preferences';
import { type FitWork, isFitWork, type WorkItem } from '../../../shared/contract/work';
import type { RecentProject } from '../../../shared/model/project';
import { fitWork } from '../../renderer/fake/fixtures';
import { type FakeWindow, seen } from './fake-electron';

export interface SetUp {
  readonly platform?: NodeJS.Platform;
  readonly memory?: WindowMemory;
  readonly lastProject?: string | null;
  readonly recent?: readonly RecentProject[];
  readonly argv?: readonly string[];
  readonly early?: readonly string[];
}

/** A folder that is a project, as far as windows look. */
export function makeProject(parent: string, name: string): string {
  const folder = join(parent, name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'project.brmsproj'), '{}');
  return folder;
}

/** The desktop over services that only remember. */
export function setUpDesktop(given: SetUp = {}) {
  let memory: WindowMemory = given.memory ?? { places: {}, open: [] };
  let work: readonly WorkItem[] = [];
  const events = new EventEmitter<StudioEvents>();
  const recent = { now: given.recent ?? [] };
  const desktop: Desktop = openDesktop({
    preload: '/out/preload.cjs',
    platform: given.platform ?? 'linux',
    argv: ['/opt/brms-studio/brms-studio', ...(given.argv ?? [])],
    workingFolder: '/home/a',
    early: given.early ?? [],
    services: {
      paths: { projects: '/home/a/Brms Studio' },
      settings: {
        recent: () => recent.now,
        lastProject: given.lastProject ?? null,
        get windows() {
          return memory;
        },
        async saveWindows(make) {
          memory = make(memory);
        },
        preferences: defaultPreferences,
      },
      fits: { unfinished: () => work.filter(isFitWork) },
      work: { lostByQuitting: () => work },
      events,
    },
  });
  return {
    desktop,
    events,
    recent,
    memory: () => memory,
    /** Sets the work that is not finished, and tells of a fit that is `changed`. */
    tellFit(unfinished: readonly WorkItem[], changed: Partial<FitWork> = {}) {
      work = unfinished;
      events.emit('work', { ...fitWork, ...changed });
    },
  };
}

/** The page of a window opens its pipe: from now on it hears what it is told. */
export function listenIn(desktop: Desktop, window: FakeWindow): HostNews[] {
  const heard: HostNews[] = [];
  desktop.windows.withPage(window.webContents.id)?.host.listen((news) => heard.push(news));
  return heard;
}

export function windowAt(index: number): FakeWindow {
  const window = seen.windows[index];
  if (!window) throw new Error(`There is no window ${index}; there are ${seen.windows.length}.`);
  return window;
}

/** What the page of a window tells once it has opened a project. */
export function showIn(desktop: Desktop, window: FakeWindow, path: string | null): void {
  const host = desktop.windows.withPage(window.webContents.id)?.host;
  host?.showProject(path === null ? null : { path, name: 'A' });
}
