import { availableParallelism } from 'node:os';
import { version } from '../../package.json';
import { asStudioError, StudioError } from '../../shared/errors/studio-error';
import { withEnding } from '../../shared/model/name-text';
import { newSpec } from '../../shared/model/spec';
import { fitKey, type Studio } from '../app/studio';
import { readFitDraws, readFitLog } from '../fits/fit-store';
import type { Connection } from '../ipc/connection';
import type { Handlers } from '../ipc/router';
import type { WindowHost } from '../ipc/window-host';
import { defaultPriors, stanCode } from '../models/model-questions';
import { readCsv } from '../projects/csv-read';
import { dataPage } from '../projects/data-page';
import { createProject, createSampleProject, stemOf } from '../projects/new-project';
import type { Project } from '../projects/project';
import { projectFolderOf } from '../projects/project-place';
import { findSample, sampleInfo, samples } from '../projects/samples';
import { environmentHandlers } from './environment-handlers';
import { objectHandlers } from './object-handlers';
import { packageHandlers } from './package-handlers';
import { preferenceHandlers } from './preference-handlers';
import { refuseUntrusted } from './refuse-untrusted';
import { runtimeHandlers } from './runtime-handlers';
import { setupHandlers } from './setup-handlers';
import { shellHandlers } from './shell-handlers';
import { workerHandlers } from './worker-handlers';

/** What a renderer's connection remembers: its window, and the project that it has open. */
export interface WindowState {
  project: Project | null;
  readonly host: WindowHost;
}

function openProject(state: WindowState): Project {
  if (state.project) return state.project;
  throw new StudioError('invalid-input', 'No project is open.', { hint: 'Open or create a project first.' });
}

/** "Model" with the number after the largest that is in use. */
function nextModelName(project: Project): string {
  const numbers = project.state().models.map(({ name }) => Number(/^Model (\d+)$/.exec(name)?.[1] ?? 0));
  return `Model ${Math.max(0, ...numbers) + 1}`;
}

/** Every procedure of the contract on top of the services. */
export function createHandlers(studio: Studio): Handlers<WindowState> {
  const { projects, settings, workers, jobs, posterior } = studio;

  async function show(connection: Connection<WindowState>, project: Project) {
    if (connection.closed.aborted) {
      await projects.release(project);
      throw new StudioError('cancelled', 'The window was closed.');
    }
    const before = connection.session.project;
    connection.session.project = project;
    if (before) await projects.release(before);
    connection.session.host.showProject(project.state());
    await remember(settings.opened(project.path, project.state().name));
    return project.state();
  }

  /** What is written down beside a project must not keep anybody from it. */
  async function remember(change: Promise<void>): Promise<void> {
    try {
      await change;
    } catch (error) {
      studio.warn(`The list of recent projects could not be saved: ${asStudioError(error).message}`);
    }
    studio.events.emit('recent', settings.recent());
  }

  /** Draws are read when first asked for and stay in memory. */
  async function openFit(project: Project, fitId: string): Promise<string> {
    const key = fitKey(project, project.fit(fitId).id);
    await posterior.open(key, () => readFitDraws(project, fitId));
    return key;
  }

  return refuseUntrusted<WindowState>({
    'app.info': (_, { connection: { session } }) => ({
      version,
      host: session.host.kind,
      abilities: session.host.abilities,
      platform: process.platform,
      cores: availableParallelism(),
      lastProject: session.host.firstProject === undefined ? settings.lastProject : session.host.firstProject,
      projectsFolder: studio.paths.projects,
    }),
    'app.log': () => studio.log.list(),

    'project.recent': () => settings.recent(),
    'project.forget': async ({ path }) => {
      await settings.forget(path);
      const recent = settings.recent();
      studio.events.emit('recent', recent);
      return recent;
    },
    'project.samples': () => samples.map(sampleInfo),
    'project.createFromSample': async ({ sample }, { connection }) =>
      show(connection, await createSampleProject(studio, findSample(sample))),
    'project.create': async ({ name }, { connection }) => show(connection, await createProject(studio, name)),
    'project.open': async ({ path }, { connection }) => {
      if (connection.session.host.focusOther(projectFolderOf(path))) {
        throw new StudioError('cancelled', 'The project is open in another window, which is in front now.');
      }
      try {
        return await show(connection, await projects.open(path));
      } catch (error) {
        // A window that was opened for this project shows the start page instead.
        if (!connection.session.project) connection.session.host.showProject(null);
        throw error;
      }
    },
    'project.close': async (_, { connection }) => {
      const { project } = connection.session;
      connection.session.project = null;
      connection.session.host.showProject(null);
      if (project) await projects.release(project);
      await remember(settings.closed());
      return null;
    },
    'project.trust': async (_, { connection }) => {
      const project = openProject(connection.session);
      await projects.trust(project);
      return project.state();
    },
    'project.rename': async ({ name }, { connection }) => {
      const project = openProject(connection.session);
      await project.rename(name);
      connection.session.host.showProject(project.state());
      await remember(settings.opened(project.path, project.state().name));
      return project.state();
    },

    'data.import': async ({ fileName, bytes }, { connection, signal }) => {
      const project = openProject(connection.session);
      const table = await readCsv(bytes, fileName, {}, signal);
      return { datasetId: await project.addDataset(stemOf(fileName), `file:${fileName}`, table) };
    },
    'data.page': ({ datasetId, ...request }, { connection }) =>
      dataPage(datasetId, openProject(connection.session).table(datasetId), request),
    'data.setKind': async ({ datasetId, column, ...type }, { connection }) => {
      await openProject(connection.session).setColumnKind(datasetId, column, type);
      return null;
    },
    'data.remove': async ({ datasetId }, { connection }) => {
      await openProject(connection.session).removeDataset(datasetId);
      return null;
    },

    'model.create': async ({ datasetId, copyOf }, { connection }) => {
      const project = openProject(connection.session);
      const original = copyOf === undefined ? null : project.model(copyOf);
      const first = project
        .dataset(datasetId)
        .columns.find((c) => c.kind === 'double' || c.kind === 'integer');
      const spec = original?.spec ?? newSpec(`${first?.name ?? 'y'} ~ 1`);
      const name = original ? withEnding(original.name, ' copy') : nextModelName(project);
      return { modelId: await project.addModel(name, datasetId, spec) };
    },
    'model.save': async (model, { connection }) => {
      await openProject(connection.session).saveModel(model);
      return null;
    },
    'model.remove': async ({ modelId }, { connection }) => {
      await openProject(connection.session).removeModel(modelId);
      return null;
    },
    'model.stan': async ({ spec, datasetId }, { connection, signal }) => {
      const data = openProject(connection.session).data(datasetId);
      return { code: await stanCode(workers, spec, datasetId, data, signal) };
    },
    'model.priors': async ({ spec, datasetId }, { connection, signal }) => {
      const data = openProject(connection.session).data(datasetId);
      return defaultPriors(workers, spec, datasetId, data, signal);
    },

    'fit.start': async ({ modelId }, { connection }) => {
      // The job is a holder of the project by itself: its window may close before the fit ends.
      const project = await projects.open(openProject(connection.session).path);
      try {
        const { id } = jobs.start(project, modelId);
        const release = () => projects.release(project);
        void jobs.result(id).then(release, release);
        return { jobId: id };
      } catch (error) {
        await projects.release(project);
        throw error;
      }
    },
    'fit.cancel': ({ jobId }) => {
      jobs.cancel(jobId);
      return null;
    },
    'fit.save': ({ jobId, path }) => {
      jobs.save(jobId, path === undefined ? { to: 'project' } : { to: 'file', path });
      return null;
    },
    'fit.remove': async ({ fitId }, { connection }) => {
      const project = openProject(connection.session);
      posterior.forget(fitKey(project, fitId));
      await project.removeFit(fitId);
      return null;
    },
    'fit.log': ({ fitId }, { connection }) => readFitLog(openProject(connection.session), fitId),
    'fit.summary': async ({ fitId, prob }, { connection, signal }) => {
      const key = await openFit(openProject(connection.session), fitId);
      return { ...(await posterior.summary(key, prob, signal)), fitId };
    },
    'fit.variable': async ({ fitId, variable, maxPoints }, { connection }) => {
      const key = await openFit(openProject(connection.session), fitId);
      return { ...(await posterior.variable(key, variable, maxPoints)), fitId };
    },

    'jobs.list': (_, { connection }) => jobs.list(openProject(connection.session)),
    'jobs.dismiss': ({ jobId }) => {
      jobs.dismiss(jobId);
      return null;
    },
    ...workerHandlers(workers),
    ...objectHandlers(studio.objects, openProject),
    ...environmentHandlers(studio),
    ...packageHandlers(studio),
    ...preferenceHandlers(studio),
    ...runtimeHandlers(studio, openProject),
    ...setupHandlers(studio),
    ...shellHandlers(studio, openProject, show),
  });
}
