import type { WireError } from '../errors/studio-error';
import type { ColumnInfo } from './column-info';
import type { ModelSpec } from './spec';

/** A data set of a project. `id` is a file name and the R name that formulas' code uses for it. */
export interface DatasetInfo {
  readonly id: string;
  readonly name: string;
  /** Where it came from: "sample:epilepsy", "file:counts.csv". */
  readonly source: string;
  readonly rowCount: number;
  readonly columns: readonly ColumnInfo[];
}

/** A model of a project: a spec and the data set that it is about. */
export interface ModelDocument {
  readonly id: string;
  readonly name: string;
  readonly datasetId: string;
  readonly spec: ModelSpec;
  readonly updatedAt: string;
}

/** A chain that was asked for and has no draws. */
export interface LostChain {
  readonly chain: number;
  /** Why, in Stan's own words; "" where it has said nothing. */
  readonly reason: string;
}

/** What is known of a saved fit without its draws. Only finished fits are saved. */
export interface FitInfo {
  readonly id: string;
  readonly modelId: string;
  readonly modelName: string;
  readonly datasetId: string;
  readonly spec: ModelSpec;
  readonly createdAt: string;
  /** Wall-clock seconds: compiling (0 when reused) and sampling. */
  readonly seconds: { readonly compile: number; readonly sample: number; readonly total: number };
  readonly compiled: 'reused' | 'compiled';
  /** Those that have draws; `spec.sampling.chains` were asked for. */
  readonly chains: number;
  /** The others; absent where there are none, and in fits from before they were recorded. */
  readonly lostChains?: readonly LostChain[] | undefined;
  /** Post-warmup draws per chain. */
  readonly drawsPerChain: number;
  readonly variableCount: number;
  readonly divergences: number;
  readonly maxTreedepthHits: number;
  /** Energy Bayesian fraction of missing information, by chain (`rstan::get_bfmi`). */
  readonly ebfmi: readonly number[];
  /** Warnings R gave while fitting, in order. */
  readonly warnings: readonly string[];
  /** R, brms, backend and compiler versions: `{R: "4.2.2", brms: "2.18.0", …}`. */
  readonly versions: Readonly<Record<string, string>>;
  /** The exact R call that was evaluated. */
  readonly call: string;
  readonly bytes: number;
}

/** A fit that failed, kept with its reason until it is removed. Cancelled ones are not kept. */
export interface FailedFit {
  readonly id: string;
  readonly modelId: string;
  readonly modelName: string;
  readonly datasetId: string;
  readonly spec: ModelSpec;
  /** When it failed. */
  readonly createdAt: string;
  readonly environment: string;
  readonly error: Pick<WireError, 'code' | 'message' | 'hint' | 'condition'>;
}

/** A file of the project that could not be read; the rest of the project opens all the same. */
export interface DamagedEntry {
  readonly path: string;
  readonly message: string;
}

export interface ProjectState {
  readonly path: string;
  readonly name: string;
  /**
   * Made here, or trusted by the user. Nothing of a project that is not runs R: what would is refused with `untrusted`;
   * its texts, data, summaries and draws can be read and edited all the same.
   */
  readonly trusted: boolean;
  readonly datasets: readonly DatasetInfo[];
  readonly models: readonly ModelDocument[];
  readonly fits: readonly FitInfo[];
  readonly failedFits: readonly FailedFit[];
  readonly damaged: readonly DamagedEntry[];
}

export interface RecentProject {
  readonly path: string;
  readonly name: string;
  readonly openedAt: string;
  /** False where the folder is gone. */
  readonly exists: boolean;
}

/** A sample data set, with the question that it can answer. */
export interface SampleInfo {
  readonly id: string;
  readonly title: string;
  readonly question: string;
  readonly rows: number;
  readonly formula: string;
  readonly family: string;
}
