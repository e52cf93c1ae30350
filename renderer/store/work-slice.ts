import {
  type FitWork,
  hasEnded,
  isEnvironmentWork,
  isFitWork,
  type WorkItem,
} from '../../shared/contract/work';
import { asStudioError, StudioError } from '../../shared/errors/studio-error';
import { checkSpec } from '../../shared/model/check';
import { parseSpec } from '../../shared/model/parsed-spec';
import { t } from '../../shared/texts/texts';
import { attempts } from './attempt';
import { withDraft } from './models-slice';
import type { SliceContext } from './slice-context';
import type { WorkSlice } from './state/work';
import { workNews } from './work-news';

/** Work on an environment that has ended, by id: changes when there is more of it. For a selector. */
export function endedIn(work: readonly WorkItem[], environment: string): string {
  return work
    .filter((item) => isEnvironmentWork(item) && item.environment === environment && hasEnded(item))
    .map(({ id }) => id)
    .join(' ');
}

/** Does work on an environment run or wait? */
export function isWorkedOn(work: readonly WorkItem[], environment: string): boolean {
  return work.some((item) => isEnvironmentWork(item) && item.environment === environment && !hasEnded(item));
}

export function workSlice({ set, get, connection, notify }: SliceContext<WorkSlice>): WorkSlice {
  const attempt = attempts(notify);

  /** Throws the first thing that would stop a fit of the model as it stands on the screen. */
  function refuseFaulty(modelId: string) {
    const { project, drafts } = get();
    const saved = project?.models.find(({ id }) => id === modelId);
    if (!saved) return;
    const { spec, datasetId } = withDraft(saved, drafts[modelId]);
    const dataset = project?.datasets.find(({ id }) => id === datasetId);
    if (!dataset) throw new StudioError('invalid-input', t('store.work.noDataset'));
    const fault = checkSpec(parseSpec(spec), dataset.columns, dataset.rowCount).find(
      ({ severity }) => severity === 'error',
    );
    if (fault) throw new StudioError('invalid-input', fault.message, { hint: fault.hint });
  }

  /** Shows a fit that has just ended: at once where its model is in front, else by a notice. */
  function presentFit({ project, state, detail }: FitWork) {
    const { fitId, modelId, modelName, formula } = detail;
    if (state !== 'done' || fitId === null || project !== get().project?.path) return;
    const open = () => get().openTab({ kind: 'fit', id: fitId });
    if (get().activeTab === `model:${modelId}`) {
      open();
      const othersRun = get().work.some((item) => isFitWork(item) && !hasEnded(item));
      if (get().layout.jobsOpenedByFit && !othersRun)
        get().setLayout({ jobsOpen: false, jobsOpenedByFit: false });
    } else {
      notify({
        kind: 'success',
        title: t('store.work.fitted', { name: modelName }),
        message: formula,
        action: { label: t('jobs.openFit'), run: open },
      });
    }
  }

  return {
    work: [],
    async startFit(modelId) {
      try {
        refuseFaulty(modelId);
        await get().flushDraft(modelId);
        await connection.call('fit.start', { modelId });
        const { jobsOpen, jobsOpenedByFit } = get().layout;
        get().setLayout({
          jobsOpen: true,
          jobsView: 'jobs',
          jobsOpenedByFit: jobsOpenedByFit || !jobsOpen,
        });
      } catch (error) {
        notify({ kind: 'error', title: t('store.work.fitNotStarted'), error: asStudioError(error) });
      }
    },
    async saveFit(workId, path) {
      await attempt(t('store.work.fitNotSaved'), () =>
        connection.call('fit.save', { workId, ...(path !== undefined && { path }) }),
      );
    },
    async cancelWork(workId) {
      await attempt(t('store.work.notCancelled'), () => connection.call('work.cancel', { workId }));
    },
    async dismissWork(workId) {
      set({ work: get().work.filter(({ id }) => id !== workId) });
      await attempt(t('store.work.notDismissed'), () => connection.call('work.dismiss', { workId }));
    },
    updatePackages: (environment, names) =>
      attempt(t('store.work.notUpdated'), () =>
        connection.call('packages.update', { environment, names: [...names] }),
      ),
    removePackages: (environment, names) =>
      attempt(t('store.work.notRemoved'), () =>
        connection.call('packages.remove', { environment, names: [...names] }),
      ),
    async refreshWork() {
      set({ work: await connection.call('work.list', undefined) });
    },
    forgetProjectWork: () => set({ work: get().work.filter(isEnvironmentWork) }),
    workChanged(item) {
      const { work } = get();
      const before = work.find(({ id }) => id === item.id);
      set({ work: before ? work.map((other) => (other.id === item.id ? item : other)) : [...work, item] });
      if (!before || hasEnded(before) || !hasEnded(item)) return;
      if (isFitWork(item)) presentFit(item);
      const news = isEnvironmentWork(item) ? workNews(item, get()) : null;
      if (news) notify(news);
    },
  };
}
