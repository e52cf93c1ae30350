import * as z from 'zod';
import type { WireError } from '../errors/studio-error';
import type { EnvironmentConfigData } from './system';

/** A name as the store checks it in full; here only what no name can be. */
export const environmentName = z.string().min(1).max(200);

/** brmspy's `EnvironmentConfig`, as it comes from an editor. */
export const environmentConfig = z.object({
  environment_name: environmentName,
  r_home: z.string().nullable(),
  startup_scripts: z.array(z.string()).readonly(),
  runtime_path: z.string().nullable(),
  env: z.record(z.string(), z.string()),
});

/** One environment in the list. */
export interface EnvironmentEntry {
  readonly name: string;
  /** The one that the app uses, and that a new start will use. */
  readonly active: boolean;
  /** False for "default" while nothing is on disk. */
  readonly saved: boolean;
  /** Why its config.json cannot be used; the other fields then hold nothing of it. */
  readonly damaged: WireError | null;
  /** R's version, or null where none is found. */
  readonly rVersion: string | null;
  readonly rHome: string | null;
  /** Of the brms that its R would load, as the files tell: null where none is found without starting R. */
  readonly brmsVersion: string | null;
  readonly runtime: string | null;
  /** Packages in the environment's own library; while work changes it, as before. */
  readonly packageCount: number;
  /** When config.json was last written, in milliseconds since 1970. */
  readonly modifiedAt: number | null;
}

/** All that the screen shows of one. */
export interface EnvironmentDetails {
  readonly config: EnvironmentConfigData;
  readonly saved: boolean;
  readonly active: boolean;
  readonly path: string;
  readonly libraryPath: string;
  readonly rHome: string | null;
  readonly rVersion: string | null;
  /** What was found to be odd in its files and how it was read. */
  readonly notes: readonly string[];
}

/** One that was deleted and can be had back. */
export interface TrashedEnvironment {
  /** The folder's name in the trash. */
  readonly id: string;
  readonly name: string;
  readonly deletedAt: number;
  readonly bytes: number;
}
export const trashId = z.string().min(1).max(300);

/** What a change to an environment, or its end, would touch. */
export interface EnvironmentUse {
  /** Workers that would be ended or restarted. */
  readonly workers: readonly string[];
  /** R objects that would be lost. */
  readonly handles: number;
  /** Names of models whose fits run in it. */
  readonly fits: readonly string[];
  /** Names of models whose fits wait to run in it. */
  readonly waiting: readonly string[];
  /** The work that changes it now, or null. */
  readonly workId: string | null;
}

/** Where an R was found. */
export type RSource =
  | 'R_HOME'
  | 'PATH'
  | 'system'
  | 'opt'
  | 'rig'
  | 'conda'
  | 'registry'
  | 'framework'
  | 'homebrew';

export interface RInstallation {
  readonly rHome: string;
  readonly version: string;
  /** As R writes it ("x86_64-pc-linux-gnu"); null where it is not known. */
  readonly platform: string | null;
  readonly source: RSource;
}

/** What a configuration did in a worker that was started for it alone. */
export interface ConfigTrial {
  readonly ok: boolean;
  readonly error: WireError | null;
  /** R's output, messages and warnings, in order; at most 1,000 lines. */
  readonly lines: readonly {
    readonly stream: 'stdout' | 'stderr' | 'message' | 'warning';
    readonly text: string;
  }[];
  readonly versions: Readonly<Record<string, string>>;
  readonly seconds: number;
}

/** A runtime below ~/.brmspy/runtime. */
export interface RuntimeInfo {
  /** The folder's name: `<fingerprint>-<version>`. */
  readonly name: string;
  readonly path: string;
  /** brmspy's active one (`runtime_state.json`). */
  readonly active: boolean;
  /** Environments whose `runtime_path` names it. */
  readonly usedBy: readonly string[];
  readonly bytes: number | null;
  readonly manifest: RuntimeManifest | null;
  /** With the R of the environment that asks. */
  readonly usable: boolean;
  /** What is wrong or odd with it, worst first. */
  readonly problems: readonly string[];
}

/** manifest.json, as brmspy writes it. */
export interface RuntimeManifest {
  readonly runtime_version: string;
  /** `{linux|macos|windows}-{x86_64|arm64}-r{major}.{minor}` */
  readonly fingerprint: string;
  readonly r_version: string;
  readonly cmdstan_version: string;
  readonly r_packages: Readonly<Record<string, string>>;
  /** SHA-256 of the JSON without this key, keys sorted, separators `,` and `:`. */
  readonly manifest_hash: string;
  readonly built_at: string;
}
