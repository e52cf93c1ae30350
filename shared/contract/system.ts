/** What is installed, and what stands in the way of fitting. */
export type CheckStatus = 'pass' | 'warn' | 'fail';

export interface DoctorCheck {
  readonly id: string;
  readonly title: string;
  readonly status: CheckStatus;
  readonly detail: string;
  /** What to do about it, when it does not pass. */
  readonly fix?: string;
}

export interface DoctorReport {
  readonly environment: string;
  readonly ok: boolean;
  readonly checks: readonly DoctorCheck[];
}

export type WorkerState = 'stopped' | 'starting' | 'ready' | 'busy' | 'failed';

/** The worker that answers the open window's questions (not those of fits, which have their own). */
export interface WorkerStatus {
  readonly environment: string;
  readonly state: WorkerState;
  readonly pid: number | null;
  readonly versions: Readonly<Record<string, string>>;
  readonly memoryBytes: number | null;
  readonly handles: number;
  /** Why it is `failed`. */
  readonly message?: string;
}

export interface LogEntry {
  readonly time: number;
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  /** "app", "worker", or a job's id. */
  readonly source: string;
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

export interface EnvironmentInfo {
  readonly config: EnvironmentConfigData;
  /** False while nothing is on disk and the default applies. */
  readonly saved: boolean;
  readonly path: string;
  readonly libraryPath: string;
  readonly rHome: string | null;
}

export interface AppInfo {
  readonly version: string;
  readonly host: 'electron' | 'browser';
  readonly platform: string;
  readonly cores: number;
  /** The project to open at once: the one that was open when the app was last used. */
  readonly lastProject: string | null;
  readonly projectsFolder: string;
}
