import type { AnalysisService } from '../analyses/analysis-service';
import { fitKey } from '../analyses/question';
import { readFitLog } from '../fits/fit-store';
import { type Fits, startFit } from '../fits/fit-work';
import type { OpenProjects } from '../projects/open-projects';
import type { WorkQueue } from '../work/work-queue';
import type { AreaHandlers } from './area';
import { openProject } from './window-state';

export interface FitServices {
  readonly projects: Pick<OpenProjects, 'open' | 'release'>;
  readonly fits: Pick<Fits, 'start' | 'save'>;
  readonly analyses: Pick<AnalysisService, 'forget'>;
  readonly work: Pick<WorkQueue, 'unfinished' | 'cancel' | 'ended'>;
}

/** Fits of a window's project: started, saved, read. */
export function fitHandlers({ projects, fits, analyses, work }: FitServices): AreaHandlers<'fit'> {
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
      await cancelQuestions(work, project.path, fitId);
      await project.removeFit(fitId);
      // Also what was asked of it while it was removed.
      analyses.forget(fitKey(project, fitId));
      return null;
    },
    'fit.log': ({ fitId }, { connection }) => readFitLog(openProject(connection), fitId),
  };
}

/** Cancels what brms is asked about a fit; resolves when R no longer reads it. */
async function cancelQuestions(work: FitServices['work'], project: string, fitId: string): Promise<void> {
  const asked = work
    .unfinished()
    .filter((item) => item.kind === 'analysis' && item.project === project && item.detail.fitId === fitId);
  const ended = asked.map(({ id }) => work.ended(id));
  for (const { id } of asked) work.cancel(id);
  await Promise.all(ended);
}
