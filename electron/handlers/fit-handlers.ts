import type { AnalysisService } from '../analyses/analysis-service';
import { fitKey } from '../analyses/asked-fit';
import { readFitLog } from '../fits/fit-store';
import type { FitJobs } from '../fits/jobs';
import { startFit } from '../fits/start-fit';
import type { OpenProjects } from '../projects/open-projects';
import type { AreaHandlers } from './area';
import { openProject } from './window-state';

export interface FitServices {
  readonly projects: Pick<OpenProjects, 'open' | 'release'>;
  readonly jobs: Pick<FitJobs, 'start' | 'result' | 'cancel' | 'save'>;
  readonly analyses: Pick<AnalysisService, 'forget'>;
}

/** Fits of a window's project: started, saved, read. */
export function fitHandlers({ projects, jobs, analyses }: FitServices): AreaHandlers<'fit'> {
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
      analyses.forget(fitKey(project, fitId));
      await project.removeFit(fitId);
      return null;
    },
    'fit.log': ({ fitId }, { connection }) => readFitLog(openProject(connection), fitId),
  };
}
