import type { DoctorCheck, DoctorReport } from '../../../shared/contract/system';
import type { StudioError } from '../../../shared/errors/studio-error';

export type DoctorState =
  | { readonly state: 'unknown' }
  | { readonly state: 'running'; readonly last: DoctorReport | null }
  | { readonly state: 'known'; readonly report: DoctorReport }
  | { readonly state: 'failed'; readonly error: StudioError };

export interface DoctorSlice {
  /** What the doctor said last, by the environment's name. */
  readonly doctors: Readonly<Record<string, DoctorState>>;
  /** The environment that the dialog “Install brms” is open for. */
  readonly setupFor: string | null;
  /** Checks an environment; while that is being done already, once more afterwards. */
  readonly runDoctor: (environment: string) => Promise<void>;
  readonly openSetup: (environment: string | null) => void;
  /** The test model and a repair run as work. Where one does not start, a notice says so. */
  readonly startProbe: (environment: string) => Promise<void>;
  readonly startRepair: (environment: string, check: DoctorCheck) => Promise<void>;
  /** Something has changed: checked again where somebody has looked, unless work goes on that ends with that. */
  readonly recheck: (environment: string) => void;
}
