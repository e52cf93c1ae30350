import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import type { Job, ProjectState } from '../../shared/contract/project';
import type { LogEntry, WorkerStatus } from '../../shared/contract/system';
import { asStudioError } from '../../shared/errors/studio-error';
import { resolveEnvironment } from '../environments/resolve';
import { existingEnvironment, readEnvironment } from '../environments/store';
import { FitJobs } from '../fits/jobs';
import { createPosterior, type PosteriorService } from '../posterior/posterior-service';
import type { Project } from '../projects/project';
import { Settings } from '../projects/settings';
import type { WorkerEvent } from '../session/session';
import { SessionManager } from '../session/session-manager';
import { LogBook } from './log-book';
import { OpenProjects } from './open-projects';
import { type AppPaths, appPaths } from './paths';

export interface StudioOptions {
  /** Folders and files of the built app; without `summaryWorker`, summaries are made on the main thread. */
  readonly resources: { readonly worker: string; readonly summaryWorker?: string };
  readonly paths?: AppPaths;
  /** The environment that workers run in. */
  readonly environment?: string;
}

export interface StudioEvents {
  project: [ProjectState];
  job: [Job];
  worker: [WorkerStatus];
  log: [LogEntry];
}

/** All services, wired: what both hosts and the headless commands stand on. */
export interface Studio {
  readonly paths: AppPaths;
  readonly environment: string;
  readonly settings: Settings;
  readonly projects: OpenProjects;
  readonly workers: SessionManager;
  readonly jobs: FitJobs;
  readonly posterior: PosteriorService;
  readonly log: LogBook;
  readonly events: EventEmitter<StudioEvents>;
  /** Stops every R process and settles every file. */
  close(): Promise<void>;
}

export async function createStudio(options: StudioOptions): Promise<Studio> {
  const paths = options.paths ?? appPaths();
  const environment = options.environment ?? 'default';
  const events = new EventEmitter<StudioEvents>();
  events.setMaxListeners(0);
  const log = new LogBook(paths.config, (entry) => events.emit('log', entry));
  // An environment that does not exist is told at once, not by the first worker.
  await readEnvironment(paths, environment);
  const settings = await Settings.open(paths.config);
  const { summaryWorker } = options.resources;
  const posterior = createPosterior(summaryWorker === undefined ? {} : { workerFile: summaryWorker });
  const projects = new OpenProjects(
    (project) => void project.onChange((state) => events.emit('project', state)),
    (project) => {
      for (const fit of project.state().fits) posterior.forget(fitKey(project, fit.id));
    },
  );
  const workers = new SessionManager({
    environmentName: environment,
    resolve: async () => resolveEnvironment(await existingEnvironment(paths, environment), paths),
    workerFolder: options.resources.worker,
    onEvent: (event) => logWorkerEvent(log, 'worker', event),
    onStatus: (status) => {
      if (status.state === 'failed')
        log.add('error', 'worker', status.message ?? 'The worker could not start.');
      events.emit('worker', status);
    },
  });
  const jobs = new FitJobs(
    { startWorker: (onEvent, signal) => workers.startFitWorker(onEvent, signal), cacheFolder: paths.cache },
    {
      changed: (job) => {
        if (job.error && job.state === 'failed') log.add('error', job.id, job.error.message);
        events.emit('job', job);
      },
      line: (job, line) => log.add('info', job.id, line),
    },
  );

  return {
    paths,
    environment,
    settings,
    projects,
    workers,
    jobs,
    posterior,
    log,
    events,
    async close() {
      await jobs.close();
      const results = await Promise.allSettled([workers.close(), projects.close(), posterior.close()]);
      for (const result of results) {
        if (result.status === 'rejected') log.add('error', 'app', asStudioError(result.reason).message);
      }
      log.close();
    },
  };
}

/** The name by which the posterior service knows a fit. */
export function fitKey(project: Project, fitId: string): string {
  return join(project.path, fitId);
}

/** A worker's output as log entries. */
function logWorkerEvent(log: LogBook, source: string, event: WorkerEvent): void {
  if (event.kind === 'stdout') log.add('info', source, event.line);
  else if (event.kind === 'stderr') log.add('warn', source, event.line);
  else if (event.kind === 'condition') {
    log.add(event.level === 'warning' ? 'warn' : 'info', source, event.message);
  }
}
