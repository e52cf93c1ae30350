import { isEnvironmentWork } from '../../../shared/contract/work';
import { t } from '../../../shared/texts/texts';
import { reportOf } from '../../store/doctor-slice';
import { activeEnvironment } from '../../store/environments-slice';
import { mainWorker } from '../../store/sessions-slice';
import type { StudioState } from '../../store/state';
import { lazyBody, type TabKind } from './tab-kind';

/** Without brms nothing can be fitted: the checks say so, or R does as soon as it runs. */
function lacksBrms(state: StudioState): boolean {
  const name = activeEnvironment(state);
  const report = reportOf(state.doctors[name] ?? { state: 'unknown' });
  if (report) return report.checks.some(({ id, status }) => id === 'brms' && status === 'fail');
  const worker = mainWorker(state);
  return (
    worker?.environment === name && worker.versions.R !== undefined && worker.versions.brms === undefined
  );
}

/** The environments, and all that belongs to one. */
export const environmentKind: TabKind = {
  icon: 'environment',
  palette: 'shell.palette.environment',
  section: 'r',
  title: () => t('shell.titles.environments'),
  items: (state) => [{ id: 'environment', aside: activeEnvironment(state), yields: true }],
  help: () => ({
    title: 'shell.titles.environments',
    text: ['shell.glossary.environments.library', 'shell.glossary.environments.active'],
  }),
  attention(state) {
    const damaged = state.environments?.find((entry) => entry.damaged !== null);
    if (damaged) return t('shell.attention.damaged', { name: damaged.name });
    const failed = state.work.filter(isEnvironmentWork).find((item) => item.state === 'failed');
    if (failed) return t('shell.attention.taskFailed', { title: failed.title });
    return lacksBrms(state) ? t('shell.attention.noBrms', { name: activeEnvironment(state) }) : null;
  },
  ...lazyBody(async () => (await import('../../areas/environments/environments-tab')).EnvironmentsTab),
};
