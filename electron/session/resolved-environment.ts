import type { EnvironmentConfigData } from '../../shared/contract/system';

/** An environment with everything that starting a worker needs. */
export interface ResolvedEnvironment {
  readonly config: EnvironmentConfigData;
  readonly rHome: string;
  /** The R program to start: `<rHome>/bin/R`. */
  readonly rBinary: string;
  /** The complete process environment of the worker. */
  readonly env: Readonly<Record<string, string>>;
  /** Library folders to search before R's own, in this order; each exists. */
  readonly libraries: readonly string[];
  /** A runtime's CmdStan folder, for cmdstanr. */
  readonly cmdstanPath: string | null;
}
