import type { AnalysisService } from '../analyses/analysis-service';
import { fitKey } from '../analyses/question';
import { readFitLog } from '../fits/fit-store';
import { type Fits, startFit } from '../fits/fit-work';
import type { OpenProjects } from '../projects/open-projects';
import type { AreaHandlers } from './area';
import { openProject } from './window-state';

export interface FitServices {
  readonly projects: Pick<OpenProjects, 'open' | 'release'>;
  readonly fits: Pick<Fits, 'start' | 'save'>;
  readonly analyses: Pick<AnalysisService, 'forget'>;
}

/** Fits of a window's project: started, saved, read. */
export function fitHandlers({ projects, fits, analyses }: FitServices): AreaHandlers<'fit'> {
  return {
    'fit.start': async ({ modelId }, { connection }) => ({
      workId: await startFit({ projects, fits }, openProject(connection).path, modelId),
    }),
    'fit.save': ({ workId, path }) => {
      fits.save(workId, path === undefined ? { to: 'project' } : { to: 'file', path });
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
