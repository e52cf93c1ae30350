import type { DoctorReport } from '../../../shared/contract/system';
import { asStudioError, type StudioError } from '../../../shared/errors/studio-error';
import type { SliceContext } from './context';

export type DoctorState =
  | { readonly state: 'unknown' }
  | { readonly state: 'running'; readonly last: DoctorReport | null }
  | { readonly state: 'known'; readonly report: DoctorReport }
  | { readonly state: 'failed'; readonly error: StudioError };

export interface DoctorSlice {
  /** What the doctor said last, by the environment's name. */
  readonly doctors: Readonly<Record<string, DoctorState>>;
  /** Checks an environment; nothing happens while that is being done already. */
  readonly runDoctor: (environment: string) => Promise<void>;
}

const unknown: DoctorState = { state: 'unknown' };

/** A selector of one environment's state. */
export function doctorOf(environment: string | null): (state: Pick<DoctorSlice, 'doctors'>) => DoctorState {
  return ({ doctors }) => (environment === null ? unknown : (doctors[environment] ?? unknown));
}

/** The newest report there is, even while a newer one is made. */
export function reportOf(doctor: DoctorState): DoctorReport | null {
  if (doctor.state === 'known') return doctor.report;
  return doctor.state === 'running' ? doctor.last : null;
}

export function doctorSlice({ set, get, connection }: SliceContext): DoctorSlice {
  const put = (environment: string, doctor: DoctorState) =>
    set({ doctors: { ...get().doctors, [environment]: doctor } });
  return {
    doctors: {},
    async runDoctor(environment) {
      const before = doctorOf(environment)(get());
      if (before.state === 'running') return;
      put(environment, { state: 'running', last: reportOf(before) });
      try {
        const report = await connection.call('doctor.run', { environment });
        put(environment, { state: 'known', report });
      } catch (error) {
        put(environment, { state: 'failed', error: asStudioError(error) });
      }
    },
  };
}
