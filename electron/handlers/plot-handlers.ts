import { findPlot, refuseUnsuited } from '../../shared/plots/find-plot';
import type { AnalysisService } from '../analyses/analysis-service';
import { askedFit, readQuestion } from '../analyses/question';
import { plotFile } from '../plots/plot-file';
import { plotOptions } from '../plots/plot-options';
import type { AreaHandlers } from './area';
import { openProject } from './window-state';

export interface PlotServices {
  readonly analyses: Pick<AnalysisService, 'ask'>;
}

/** Figures of fits of a window's project, as files. */
export function plotHandlers({ analyses }: PlotServices): AreaHandlers<'plot'> {
  return {
    'plot.file': async ({ fit, plot: id, ...asked }, { connection, signal }) => {
      const plot = findPlot(id);
      const options = plotOptions(plot, asked.options);
      const { analysis, query } = readQuestion(plot.analysis.id, asked.query);
      const project = openProject(connection);
      refuseUnsuited(plot, project.fit(fit));
      const answer = await analyses.ask(askedFit(project, fit), analysis, query, signal);
      const { format, width, height, dpi } = asked;
      return plotFile(plot, [answer], options, format, { width, height, dpi });
    },
  };
}
