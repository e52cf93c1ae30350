import type { DoctorReport } from '../../shared/contract/system';
import { type EnvironmentWorkItem, hasEnded, isEnvironmentWork } from '../../shared/contract/work';
import { asStudioError } from '../../shared/errors/studio-error';
import { t } from '../../shared/texts/texts';
import { attempts } from './attempt';
import { repairQuestion } from './environment-loss';
import type { SliceContext } from './slice-context';
import type { DoctorSlice, DoctorState } from './state/doctor';

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

/** May the work leave the checks other than they were? */
export function changesChecks({ kind }: Pick<EnvironmentWorkItem, 'kind'>): boolean {
  return kind !== 'probe' && kind !== 'clone';
}

export function doctorSlice({ set, get, connection, notify }: SliceContext<DoctorSlice>): DoctorSlice {
  const put = (environment: string, doctor: DoctorState) =>
    set({ doctors: { ...get().doctors, [environment]: doctor } });
  /** What was asked for while it was being checked. */
  const again = new Set<string>();
  const attempt = attempts(notify);
  return {
    doctors: {},
    setupFor: null,
    async runDoctor(environment) {
      const before = doctorOf(environment)(get());
      if (before.state === 'running') {
        again.add(environment);
        return;
      }
      put(environment, { state: 'running', last: reportOf(before) });
      try {
        const report = await connection.call('doctor.run', { environment });
        put(environment, { state: 'known', report });
      } catch (error) {
        put(environment, { state: 'failed', error: asStudioError(error) });
      }
      if (again.delete(environment)) await get().runDoctor(environment);
    },
    openSetup: (environment) => set({ setupFor: environment }),
    async startProbe(environment) {
      await attempt(t('store.doctor.notCompiled'), () => connection.call('doctor.probe', { environment }));
    },
    async startRepair(environment, { id, title, repair }) {
      await attempt(t('store.doctor.notRepaired', { title }), async () => {
        if (repair?.restarts) {
          const use = await connection.call('environments.use', { name: environment });
          const question = repairQuestion(environment, repair.title, use);
          if (question && !(await get().ask(question))) return;
        }
        await connection.call('doctor.repair', { environment, check: id });
      });
    },
    recheck(environment) {
      const isChanging = get()
        .work.filter(isEnvironmentWork)
        .some((item) => item.environment === environment && !hasEnded(item) && changesChecks(item));
      if (get().doctors[environment] && !isChanging) void get().runDoctor(environment);
    },
  };
}
