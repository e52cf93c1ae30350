import type { EnvironmentConfigData } from '../../shared/contract/system';

/** An environment made ready to start a worker with: nothing left to look up. */
export interface ResolvedEnvironment {
  readonly config: EnvironmentConfigData;
  readonly rHome: string;
  /** The R front end to spawn: `<rHome>/bin/R`. */
  readonly rBinary: string;
  /** The complete process environment of the worker. */
  readonly env: Readonly<Record<string, string>>;
  /** Libraries to put in front of R's own, first one first; each exists. */
  readonly libraries: readonly string[];
  /** A runtime's CmdStan folder, for cmdstanr. */
  readonly cmdstanPath: string | null;
}
