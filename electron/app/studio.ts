import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import type { Job, ProjectState } from '../../shared/contract/project';
import type { LogEntry } from '../../shared/contract/system';
import type { Task } from '../../shared/contract/tasks';
import type { WorkerInfo } from '../../shared/contract/workers';
import { asStudioError } from '../../shared/errors/studio-error';
import { networkRepositories, networkVariables } from '../environments/packages/network';
import { resolveEnvironment } from '../environments/resolve';
import { readEnvironment } from '../environments/store/read';
import { existingEnvironment } from '../environments/store/write';
import { EnvironmentTasks } from '../environments/tasks/environment-tasks';
import { FitJobs } from '../fits/jobs';
import { ObjectService } from '../objects/object-service';
import { createPosterior, type PosteriorService } from '../posterior/posterior-service';
import type { Project } from '../projects/project';
import { Settings } from '../projects/settings';
import { SessionManager } from '../session/manager/session-manager';
import { LogBook } from './log-book';
import { logWorkerEvent } from './log-worker-event';
import { OpenProjects } from './open-projects';
import { type AppPaths, appPaths } from './paths';

export interface StudioOptions {
  /** Folders and files of the built app; without `summaryWorker`, summaries are made on the main thread. */
  readonly resources: { readonly worker: string; readonly summaryWorker?: string };
  readonly paths?: AppPaths;
  /** The environment that workers run in. */
  readonly environment?: string;
  /** For one command: no spare worker, and none started again by itself. */
  readonly headless?: boolean;
}

export interface StudioEvents {
  project: [ProjectState];
  job: [Job];
  task: [Task];
  workers: [readonly WorkerInfo[]];
  log: [readonly LogEntry[]];
}

/** All services, wired: what both hosts and the headless commands stand on. */
export interface Studio {
  readonly paths: AppPaths;
  readonly environment: string;
  readonly settings: Settings;
  readonly projects: OpenProjects;
  readonly workers: SessionManager;
  readonly objects: ObjectService;
  readonly jobs: FitJobs;
  readonly tasks: EnvironmentTasks;
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
  const log = new LogBook(paths.config, (entries) => events.emit('log', entries));
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
  const workers: SessionManager = new SessionManager({
    environmentName: environment,
    resolve: async (name) => resolveEnvironment(await existingEnvironment(paths, name), paths),
    workerFolder: options.resources.worker,
    onEvent: (event, worker) => logWorkerEvent(log, event, worker),
    onNote: (level, worker, text) => log.add({ level, source: worker.id, worker: worker.id, text }),
    onChange: (infos) => events.emit('workers', infos),
    maySpare: () => !jobs.busy,
    settings: { automatic: options.headless !== true },
  });
  const objects = new ObjectService(workers, (error) =>
    log.add({ level: 'warn', source: 'app', text: `Objects: ${error.message}` }),
  );
  const tasks = new EnvironmentTasks(
    {
      resolve: async (given) =>
        resolveEnvironment(
          typeof given === 'string' ? await existingEnvironment(paths, given) : given,
          paths,
        ),
      startWorker: (wish) => workers.startTaskWorker(wish),
      launcher: join(options.resources.worker, 'launch.sh'),
      network: () => ({
        env: networkVariables(settings.network),
        repositories: networkRepositories(settings.network),
      }),
      log: (entry) => log.add(entry),
    },
    (task) => events.emit('task', task),
  );
  const jobs: FitJobs = new FitJobs(
    {
      startWorker: async (onEvent, jobId, signal) => {
        await tasks.settled(environment, signal, ({ title }) =>
          log.add({ level: 'info', source: jobId, text: `Waits until this has ended: ${title}.` }),
        );
        return workers.startFitWorker({ jobId, onEvent, signal, onStop: () => jobs.cancel(jobId) });
      },
      cacheFolder: paths.cache,
    },
    (job) => {
      if (job.error && job.state === 'failed') {
        log.add({ level: 'error', source: job.id, text: job.error.message });
      }
      events.emit('job', job);
    },
  );

  return {
    paths,
    environment,
    settings,
    projects,
    workers,
    objects,
    jobs,
    tasks,
    posterior,
    log,
    events,
    async close() {
      await Promise.all([jobs.close(), tasks.close()]);
      const results = await Promise.allSettled([workers.close(), projects.close(), posterior.close()]);
      for (const result of results) {
        if (result.status === 'rejected') {
          log.add({ level: 'error', source: 'app', text: asStudioError(result.reason).message });
        }
      }
      log.close();
    },
  };
}

/** The name by which the posterior service knows a fit. */
export function fitKey(project: Project, fitId: string): string {
  return join(project.path, fitId);
}
