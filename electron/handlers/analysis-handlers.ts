import type { AnalysisService } from '../analyses/analysis-service';
import { askedFit, readQuestion } from '../analyses/question';
import type { AreaHandlers } from './area';
import { openProject } from './window-state';

export interface AnalysisServices {
  readonly analyses: Pick<AnalysisService, 'ask'>;
}

/** Questions to fits of a window's project. */
export function analysisHandlers({ analyses }: AnalysisServices): AreaHandlers<'analysis'> {
  return {
    'analysis.run': ({ fit, id, query }, { connection, signal }) => {
      const asked = askedFit(openProject(connection), fit);
      const question = readQuestion(id, query);
      return analyses.ask(asked, question.analysis, question.query, signal);
    },
  };
}
