import { asStudioError, StudioError } from '../../shared/errors/studio-error';
import { checkSpec } from '../../shared/model/check';
import { parseSpec } from '../../shared/model/parsed-spec';
import { isFinished, type Job } from '../../shared/model/project';
import { t } from '../../shared/texts/texts';
import { withDraft } from './models-slice';
import type { SliceContext } from './slice-context';
import type { JobsSlice } from './state/jobs';

export function jobsSlice({ set, get, connection, notify }: SliceContext<JobsSlice>): JobsSlice {
  function put(job: Job) {
    const { jobs } = get();
    const known = jobs.some(({ id }) => id === job.id);
    set({ jobs: known ? jobs.map((other) => (other.id === job.id ? job : other)) : [...jobs, job] });
  }

  /** Throws the first thing that would stop a fit of the model as it stands on the screen. */
  function refuseFaulty(modelId: string) {
    const { project, drafts } = get();
    const saved = project?.models.find(({ id }) => id === modelId);
    if (!saved) return;
    const { spec, datasetId } = withDraft(saved, drafts[modelId]);
    const dataset = project?.datasets.find(({ id }) => id === datasetId);
    if (!dataset) throw new StudioError('invalid-input', t('store.jobs.noDataset'));
    const fault = checkSpec(parseSpec(spec), dataset.columns, dataset.rowCount).find(
      ({ severity }) => severity === 'error',
    );
    if (fault) throw new StudioError('invalid-input', fault.message, { hint: fault.hint });
  }

  /** Shows a fit that has just ended: at once where its model is in front, else by a notice. */
  function present(job: Job) {
    if (job.fitId === null || job.projectPath !== get().project?.path) return;
    const id = job.fitId;
    const open = () => get().openTab({ kind: 'fit', id });
    if (get().activeTab === `model:${job.modelId}`) {
      open();
      const othersRun = get().jobs.some(({ state }) => !isFinished(state));
      if (get().layout.jobsOpenedByFit && !othersRun)
        get().setLayout({ jobsOpen: false, jobsOpenedByFit: false });
    } else {
      notify({
        kind: 'success',
        title: t('store.jobs.fitted', { name: job.modelName }),
        message: job.formula,
        action: { label: t('jobs.openFit'), run: open },
      });
    }
  }

  return {
    jobs: [],
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
        notify({ kind: 'error', title: t('store.jobs.notStarted'), error: asStudioError(error) });
      }
    },
    async cancelJob(jobId) {
      try {
        await connection.call('fit.cancel', { jobId });
      } catch (error) {
        notify({ kind: 'error', title: t('store.jobs.notCancelled'), error: asStudioError(error) });
      }
    },
    async saveJob(jobId, path) {
      try {
        await connection.call('fit.save', { jobId, ...(path !== undefined && { path }) });
      } catch (error) {
        notify({ kind: 'error', title: t('store.jobs.notSaved'), error: asStudioError(error) });
      }
    },
    async dismissJob(jobId) {
      set({ jobs: get().jobs.filter(({ id }) => id !== jobId) });
      try {
        await connection.call('jobs.dismiss', { jobId });
      } catch (error) {
        notify({ kind: 'error', title: t('store.jobs.notDismissed'), error: asStudioError(error) });
      }
    },
    async refreshJobs() {
      set({ jobs: await connection.call('jobs.list', undefined) });
    },
    forgetJobs: () => set({ jobs: [] }),
    jobChanged(job) {
      const before = get().jobs.find(({ id }) => id === job.id);
      put(job);
      if (job.state === 'done' && before && before.state !== 'done') present(job);
    },
  };
}
