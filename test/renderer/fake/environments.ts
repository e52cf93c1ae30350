import type {
  EnvironmentDetails,
  EnvironmentEntry,
  EnvironmentUse,
} from '../../../shared/contract/environments';
import type { EnvironmentConfigData } from '../../../shared/contract/system';

export function config(more: Partial<EnvironmentConfigData> = {}): EnvironmentConfigData {
  return {
    environment_name: 'paper',
    r_home: null,
    startup_scripts: [],
    runtime_path: null,
    env: {},
    ...more,
  };
}

export function environmentEntry(name: string, more: Partial<EnvironmentEntry> = {}): EnvironmentEntry {
  return {
    name,
    active: false,
    saved: true,
    damaged: null,
    rVersion: '4.2.2',
    rHome: '/usr/lib/R',
    brmsVersion: '2.18.0',
    runtime: null,
    packageCount: 0,
    modifiedAt: 1,
    ...more,
  };
}

export function environmentDetails(more: Partial<EnvironmentConfigData> = {}): EnvironmentDetails {
  return {
    config: config(more),
    saved: true,
    active: false,
    path: '/home/me/.brmspy/environment/paper',
    libraryPath: '/home/me/.brmspy/environment/paper/Rlib',
    rHome: '/usr/lib/R',
    rVersion: '4.2.2',
    notes: [],
  };
}

/** Nothing runs in it, unless told otherwise. */
export function environmentUse(more: Partial<EnvironmentUse> = {}): EnvironmentUse {
  return { workers: [], handles: 0, fits: [], waiting: [], workId: null, ...more };
}
