import type { Abilities } from './shell';

/** What is installed, and what stands in the way of fitting. */
export type CheckStatus = 'pass' | 'warn' | 'fail';

export interface DoctorCheck {
  readonly id: string;
  readonly title: string;
  readonly status: CheckStatus;
  readonly detail: string;
  /** What to do about it, when it does not pass. */
  readonly fix?: string;
  /** What `doctor.repair` would do about it; absent where nothing is known that the app could do. */
  readonly repair?: {
    /** The button's words: "Install g++". */
    readonly title: string;
    /** What would happen, in a sentence, with the exact lines where there are any. */
    readonly does: string;
    /** Workers of the environment restart with it: objects in them are lost. */
    readonly restarts?: true;
    /** It has a dialog of its own, which shows the plan first. */
    readonly opens?: 'setup';
  };
}

export interface DoctorReport {
  readonly environment: string;
  readonly ok: boolean;
  readonly checks: readonly DoctorCheck[];
}

export interface LogEntry {
  /** Counts up from 1 without a gap: it identifies an entry and gives their order. */
  readonly seq: number;
  readonly time: number;
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  /** "app", a worker's id, or that of work. */
  readonly source: string;
  /** The id of the worker that said it, or null where none did. */
  readonly worker: string | null;
  /** The call that was running in it. */
  readonly callId: string | null;
  /** What kind of thing was said: R's output and error output, its conditions, or the app's own word. */
  readonly stream: 'app' | 'stdout' | 'stderr' | 'message' | 'warning';
  readonly text: string;
}

/** brmspy's `EnvironmentConfig`, field by field as it stands in config.json. */
export interface EnvironmentConfigData {
  readonly environment_name: string;
  readonly r_home: string | null;
  readonly startup_scripts: readonly string[];
  readonly runtime_path: string | null;
  readonly env: Readonly<Record<string, string>>;
}

export interface AppInfo {
  readonly version: string;
  readonly host: 'electron' | 'browser';
  readonly abilities: Abilities;
  readonly platform: string;
  readonly cores: number;
  /** The project to open at once: this window's own, or the one that was open when the app was last used. */
  readonly lastProject: string | null;
  readonly projectsFolder: string;
}
