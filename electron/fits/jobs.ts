import { availableParallelism } from 'node:os';
import { isAbsolute } from 'node:path';
import { isStudioError, StudioError } from '../../shared/errors/studio-error';
import { toWire } from '../../shared/errors/wire';
import type { FitInfo, Job, JobState } from '../../shared/model/project';
import { isFinished } from '../../shared/model/project';
import type { Project } from '../projects/project';
import type { SaveAnswer } from './fit-follower';
import { type FitRequest, fitRequest } from './fit-request';
import { waitingChains } from './progress';
import { type FitServices, runFit } from './run-fit';

interface Entry {
  job: Job;
  readonly project: Project;
  /** Dropped with its data when the job is finished. */
  request: FitRequest | null;
  readonly cancel: AbortController;
  readonly finished: Promise<FitInfo>;
  readonly start: () => void;
  /** Answers what to do with a fit that could not be written; null where nothing is asked. */
  decide: ((answer: SaveAnswer) => void) | null;
}

/** So many finished jobs are remembered, of all projects. */
const mostFinished = 50;

/** The queue of fits. Fits run side by side as long as their chains fit on the cores that they may use. */
export class FitJobs {
  private readonly entries = new Map<string, Entry>();
  private lastId = 0;

  constructor(
    private readonly services: FitServices,
    private readonly onChange: (job: Job) => void,
    private readonly machineCores = availableParallelism(),
  ) {}

  list(project: Project): readonly Job[] {
    return [...this.entries.values()].filter((e) => e.project.path === project.path).map((e) => e.job);
  }

  /** A fit is in a stage that one core waits for: R starts, compiles, or reads the draws. */
  get busy(): boolean {
    const stages: readonly JobState[] = ['starting', 'compiling', 'saving'];
    return [...this.entries.values()].some(({ job }) => stages.includes(job.state));
  }

  /** Queues a fit. Throws `invalid-input` at once where the spec does not fit its data. */
  start(project: Project, modelId: string): Job {
    const model = project.model(modelId);
    const request = fitRequest(model, project.data(model.datasetId), this.services.coreLimit());
    const id = `job-${++this.lastId}`;
    const { sampling } = request.spec;
    const job: Job = {
      id,
      projectPath: project.path,
      modelId,
      modelName: model.name,
      formula: request.spec.formula,
      environment: this.services.environment(),
      state: 'queued',
      compile: 'unknown',
      chains: waitingChains(sampling.chains, sampling.iter),
      queuedAt: Date.now(),
      stateSince: Date.now(),
      finishedAt: null,
      fitId: null,
      error: null,
    };
    const cancel = new AbortController();
    let start = (): void => undefined;
    const turn = new Promise<void>((resolve) => {
      start = resolve;
    });
    const finished = turn.then(() => this.run(id));
    // Whoever waits by `result` hears of a failure; the job's state tells everyone else.
    finished.catch(() => undefined);
    this.entries.set(id, { job, project, request, cancel, finished, start, decide: null });
    this.onChange(job);
    this.startNext();
    return this.entry(id).job;
  }

  /** Those that run or wait to, of all projects. */
  unfinished(): readonly Job[] {
    return [...this.entries.values()].map(({ job }) => job).filter(({ state }) => !isFinished(state));
  }

  unfinishedIn(environment: string): readonly Job[] {
    return this.unfinished().filter((job) => job.environment === environment);
  }

  /** The saved fit, when the job is done; rejects as the job fails. */
  result(jobId: string): Promise<FitInfo> {
    return this.entry(jobId).finished;
  }

  /** Stops a job at once, its worker and chains with it. A finished job stays as it is. */
  cancel(jobId: string): void {
    const entry = this.entry(jobId);
    if (isFinished(entry.job.state)) return;
    entry.cancel.abort();
    if (entry.job.state === 'queued') entry.start();
  }

  /** Writes a fit that could not be written again, or its R object to a file elsewhere. Throws `invalid-input` for others. */
  save(jobId: string, answer: SaveAnswer): void {
    const entry = this.entry(jobId);
    if (!entry.decide) {
      throw new StudioError('invalid-input', 'This fit does not wait to be saved.', { where: jobId });
    }
    if (answer.to === 'file' && !isAbsolute(answer.path)) {
      throw new StudioError('invalid-input', `“${answer.path}” is not the whole path of a file.`, {
        hint: 'Write it from the root, such as /media/disk/fit.rds.',
        where: 'path',
      });
    }
    entry.decide(answer);
  }

  /** Forgets a finished job; one that is forgotten already is nothing to do. */
  dismiss(jobId: string): void {
    const entry = this.entries.get(jobId);
    if (entry && isFinished(entry.job.state)) this.entries.delete(jobId);
  }

  /** Cancels all jobs and waits until nothing of them runs. */
  async close(): Promise<void> {
    const entries = [...this.entries.values()];
    for (const { job } of entries) this.cancel(job.id);
    await Promise.allSettled(entries.map((entry) => entry.finished));
  }

  private entry(jobId: string): Entry {
    const entry = this.entries.get(jobId);
    if (entry) return entry;
    throw new StudioError('invalid-input', `There is no job “${jobId}”.`, { where: jobId });
  }

  /** Starts what there are cores for now. */
  startNext(): void {
    const cores = this.services.coreLimit() ?? this.machineCores;
    const running = [...this.entries.values()].filter(
      // One that waits to be saved uses none.
      ({ job }) => !['queued', 'unsaved'].includes(job.state) && !isFinished(job.state),
    );
    let used = running.reduce((sum, { request }) => sum + coresOf(request), 0);
    for (const entry of this.entries.values()) {
      if (entry.job.state !== 'queued') continue;
      const wanted = coresOf(entry.request);
      if (used > 0 && used + wanted > cores) return;
      used += wanted;
      this.update(entry.job.id, { state: 'starting' });
      entry.start();
    }
  }

  private async run(id: string): Promise<FitInfo> {
    const { job, project, request, cancel } = this.entry(id);
    try {
      if (cancel.signal.aborted || !request) throw new StudioError('cancelled', 'The fit was cancelled.');
      const fit = await runFit(this.services, project, job, request, {
        report: (told) => {
          this.update(id, told);
          if (told.state === 'unsaved') this.startNext();
        },
        decide: () => this.decision(id),
        signal: cancel.signal,
      });
      this.update(id, { state: 'done', fitId: fit.id, finishedAt: Date.now() });
      return fit;
    } catch (error) {
      const stopped = cancel.signal.aborted || isStudioError(error, 'cancelled');
      const state = stopped ? 'cancelled' : 'failed';
      this.update(id, { state, error: toWire(error), finishedAt: Date.now() });
      throw error;
    } finally {
      const entry = this.entries.get(id);
      if (entry) entry.request = null;
      const finished = [...this.entries.values()].filter((other) => isFinished(other.job.state));
      for (const { job: old } of finished.slice(0, -mostFinished)) this.entries.delete(old.id);
      this.startNext();
    }
  }

  private decision(id: string): Promise<SaveAnswer> {
    const entry = this.entry(id);
    return new Promise<SaveAnswer>((resolve, reject) => {
      entry.decide = resolve;
      const { signal } = entry.cancel;
      if (signal.aborted) reject(signal.reason);
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    }).finally(() => {
      entry.decide = null;
    });
  }

  private update(id: string, change: Partial<Job>): void {
    const entry = this.entries.get(id);
    if (!entry) return;
    const stateSince = change.state && change.state !== entry.job.state ? Date.now() : entry.job.stateSince;
    entry.job = { ...entry.job, ...change, stateSince };
    this.onChange(entry.job);
  }
}

function coresOf(request: FitRequest | null): number {
  return request?.spec.sampling.cores ?? 1;
}
