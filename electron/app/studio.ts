import type { EventEmitter } from 'node:events';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { updateAddress, version } from '../../package.json';
import { hasEnded, isEnvironmentWork, usesEnvironment } from '../../shared/contract/work';
import { asStudioError } from '../../shared/errors/studio-error';
import { type AnalysisService, createAnalyses } from '../analyses/analysis-service';
import { forgetFits } from '../analyses/question';
import { Examinations } from '../environments/doctor/examinations';
import { EnvironmentService } from '../environments/environment-service';
import { expectedBrmsVersion } from '../environments/expected-brms-version';
import { networkForR } from '../environments/packages/network';
import { PackageService } from '../environments/packages/package-service';
import { resolveEnvironment } from '../environments/resolve';
import { resolveExisting } from '../environments/resolve-existing';
import { sweepStaging } from '../environments/store/staging';
import { startingEnvironment } from '../environments/store/starting-environment';
import { EnvironmentWork } from '../environments/work/environment-work';
import { type AppPaths, appPaths } from '../files/app-paths';
import { CompileCache } from '../fits/compile-cache';
import { Fits } from '../fits/fit-work';
import { isProgress } from '../fits/progress';
import { LogBook } from '../log/log-book';
import { ObjectService } from '../objects/object-service';
import { chosenPaths } from '../preferences/chosen-paths';
import { PreferenceService } from '../preferences/preference-service';
import { OpenProjects } from '../projects/open-projects';
import { Settings } from '../projects/settings';
import { TrustedProjects } from '../projects/trusted-projects';
import { logWorkerEvent } from '../session/manager/log-worker-event';
import { SessionManager } from '../session/manager/session-manager';
import { WorkQueue } from '../work/work-queue';
import { type StudioEvents, studioEvents } from './studio-events';

export interface StudioOptions {
  /** Folders and files of the built app; without `analysisThread`, analyses are computed on the main thread. */
  readonly resources: { readonly worker: string; readonly analysisThread?: string };
  readonly paths?: AppPaths;
  /** The environment to start with; by default the active one (`environment_state.json`), else "default". */
  readonly environment?: string;
  /** For one command: no spare worker, and no automatic restarts. */
  readonly headless?: boolean;
}

/** All services, connected: both hosts and the headless commands use them. */
export interface Studio {
  /** The present folders: the user may choose those for the cache and for new projects. */
  readonly paths: AppPaths;
  /** The environment that the app uses now. */
  readonly environment: string;
  readonly environments: EnvironmentService;
  /** The folder of the R worker's files. */
  readonly workerFolder: string;
  readonly settings: Settings;
  readonly preferences: PreferenceService;
  readonly projects: OpenProjects;
  readonly workers: SessionManager;
  readonly objects: ObjectService;
  /** The queue of long work. */
  readonly work: WorkQueue;
  readonly fits: Fits;
  readonly environmentWork: EnvironmentWork;
  readonly packages: PackageService;
  /** The last findings of the doctor. */
  readonly examinations: Examinations;
  readonly analyses: AnalysisService;
  readonly log: LogBook;
  /** Logs a warning and shows it to the user. */
  readonly warn: (text: string) => void;
  readonly events: EventEmitter<StudioEvents>;
  /** Stops every R process and settles every file. */
  close(): Promise<void>;
}

export async function createStudio(options: StudioOptions): Promise<Studio> {
  const usual = options.paths ?? appPaths();
  const automatic = options.headless !== true;
  const events = studioEvents();
  const log = new LogBook(usual.config, (entries) => events.emit('log', entries));
  // An environment that does not exist is reported now, not by the first worker.
  const starting = await startingEnvironment(usual, options.environment, !automatic);
  const settings = await Settings.open(usual.config);
  const warn = (text: string) => void log.add({ level: 'warn', source: 'app', text });
  const warnOpenly = (text: string) => {
    warn(text);
    events.emit('warning', text);
  };
  const preferences: PreferenceService = new PreferenceService({
    settings,
    usual,
    version,
    updateAddress,
    cache: new CompileCache(() => preferences.cachePlace, warn),
    automatic,
    warn,
    onChange: (values) => {
      work.startNext();
      events.emit('preferences', values);
    },
    onUpdate: (answer) => events.emit('update', answer),
  });
  const paths = chosenPaths(usual, preferences);
  const projects = new OpenProjects(
    new TrustedProjects(paths.config),
    (project) => void project.onChange((state) => events.emit('project', state)),
    (project) => forgetFits(analyses, project),
    warnOpenly,
  );
  const resolve = (name: string) => resolveExisting(paths, name, log, { onSlow: warnOpenly });
  const workers: SessionManager = new SessionManager({
    environmentName: starting.name,
    resolve,
    workerFolder: options.resources.worker,
    onEvent: (event, worker) => logWorkerEvent(log, event, worker, isProgress),
    onNote: (level, worker, text) => log.add({ level, source: worker.id, worker: worker.id, text }),
    onChange: (infos) => events.emit('workers', infos),
    maySpare: () => !work.isUrgent,
    settings: { automatic },
  });
  const objects = new ObjectService(workers, (error) => warn(`Objects: ${error.message}`));
  const work: WorkQueue = new WorkQueue({
    cores: () => preferences.values.cores ?? availableParallelism(),
    log: (entry) => log.add(entry),
    onChange: (item) => {
      events.emit('work', item);
      // Its changes of a library can be listed only now.
      if (automatic && isEnvironmentWork(item) && hasEnded(item)) {
        void environments.list().catch(() => undefined);
      }
    },
  });
  const environmentWork = new EnvironmentWork(work, {
    resolve: (given) => (typeof given === 'string' ? resolve(given) : resolveEnvironment(given, paths)),
    startWorker: (wish) => workers.startEnvironmentWorker(wish),
    launcher: join(options.resources.worker, 'launch.sh'),
    network: () => networkForR(settings.network),
    log: (entry) => log.add(entry),
  });
  const packages = new PackageService({
    paths,
    environmentWork,
    workers,
    resolve,
    networkKey: () => JSON.stringify(settings.network),
  });
  /** Half of an old package and half of a new one would be loaded: work waits while its packages change. */
  const settled = ({ id, environment }: { id: string; environment: string }, signal: AbortSignal) =>
    environmentWork.settled(environment, signal, ({ title }) =>
      log.add({ level: 'info', source: id, text: `Waiting for the end of other work: ${title}.` }),
    );
  const fits: Fits = new Fits(work, {
    environment: () => environments.active,
    startWorker: async (onEvent, fit, signal) => {
      await settled(fit, signal);
      const onStop = () => work.cancel(fit.id);
      return workers.startFitWorker({
        workId: fit.id,
        environment: fit.environment,
        onEvent,
        signal,
        onStop,
      });
    },
    cache: preferences.cache,
    coreLimit: () => preferences.values.cores,
  });

  const analyses: AnalysisService = createAnalyses({
    threadFile: options.resources.analysisThread,
    brms: {
      work,
      environment: () => environments.active,
      version: async (environment) => expectedBrmsVersion(paths, await resolve(environment)),
      startWorker: async (onEvent, { id: workId, environment }, signal) => {
        await settled({ id: workId, environment }, signal);
        const onStop = () => work.cancel(workId);
        return workers.startBrmsWorker({ workId, environment, onEvent, signal, onStop });
      },
      warn,
    },
  });

  const environments: EnvironmentService = new EnvironmentService(
    {
      paths,
      workers,
      environmentWork,
      projectWork: {
        of: (environment) =>
          work
            .unfinished()
            .filter(usesEnvironment)
            .filter((item) => item.environment === environment),
        cancel: (workId) => work.cancel(workId),
        ended: (workId) => work.ended(workId),
      },
      automatic,
      onChange: (entries) => events.emit('environments', entries),
      warn,
    },
    starting.name,
    starting.note,
  );
  if (automatic) {
    sweepStaging(paths).catch((error: unknown) => warn(`Environments: ${asStudioError(error).message}`));
  }

  return {
    paths,
    get environment() {
      return environments.active;
    },
    environments,
    workerFolder: options.resources.worker,
    settings,
    preferences,
    projects,
    workers,
    objects,
    work,
    fits,
    environmentWork,
    packages,
    examinations: new Examinations(),
    analyses,
    log,
    warn: warnOpenly,
    events,
    async close() {
      environments.close();
      preferences.close();
      await work.close();
      const results = await Promise.allSettled([workers.close(), projects.close(), analyses.close()]);
      for (const result of results) {
        if (result.status === 'rejected') {
          log.add({ level: 'error', source: 'app', text: asStudioError(result.reason).message });
        }
      }
      log.close();
    },
  };
}
