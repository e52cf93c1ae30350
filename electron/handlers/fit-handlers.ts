import { readFitLog } from '../fits/fit-store';
import type { FitJobs } from '../fits/jobs';
import { fitKey, openFit } from '../fits/open-fit';
import { startFit } from '../fits/start-fit';
import type { PosteriorService } from '../posterior/posterior-service';
import type { OpenProjects } from '../projects/open-projects';
import type { AreaHandlers } from './area';
import { openProject } from './window-state';

export interface FitServices {
  readonly projects: Pick<OpenProjects, 'open' | 'release'>;
  readonly jobs: Pick<FitJobs, 'start' | 'result' | 'cancel' | 'save'>;
  readonly posterior: Pick<PosteriorService, 'open' | 'forget' | 'summary' | 'variable'>;
}

/** Fits of a window's project: started, saved, read. */
export function fitHandlers({ projects, jobs, posterior }: FitServices): AreaHandlers<'fit'> {
  return {
    'fit.start': async ({ modelId }, { connection }) => ({
      jobId: await startFit({ projects, jobs }, openProject(connection).path, modelId),
    }),
    'fit.cancel': ({ jobId }) => {
      jobs.cancel(jobId);
      return null;
    },
    'fit.save': ({ jobId, path }) => {
      jobs.save(jobId, path === undefined ? { to: 'project' } : { to: 'file', path });
      return null;
    },
    'fit.remove': async ({ fitId }, { connection }) => {
      const project = openProject(connection);
      posterior.forget(fitKey(project, fitId));
      await project.removeFit(fitId);
      return null;
    },
    'fit.log': ({ fitId }, { connection }) => readFitLog(openProject(connection), fitId),
    'fit.summary': async ({ fitId, prob, measures }, { connection, signal }) => {
      const key = await openFit(posterior, openProject(connection), fitId);
      return { ...(await posterior.summary(key, prob, signal, measures)), fitId };
    },
    'fit.variable': async ({ fitId, variable, maxPoints }, { connection }) => {
      const key = await openFit(posterior, openProject(connection), fitId);
      return { ...(await posterior.variable(key, variable, maxPoints)), fitId };
    },
  };
}
