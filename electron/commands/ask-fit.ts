import type { AnyAnalysis } from '../../shared/analyses/analysis';
import type { WorkItem } from '../../shared/contract/work';
import { type AnalysisService, createAnalyses } from '../analyses/analysis-service';
import { isFromDraws } from '../analyses/thread-pool';
import { refuseUntrustedCall } from '../handlers/refuse-untrusted';
import type { CommandInput } from './command';
import { type FitSource, fitSource } from './fit-source';

/** A fit that a command asks, and who answers. */
export interface FitToAsk extends FitSource {
  /** Answers a query that the analysis's own schema has made. Throws as `AnalysisService.ask` does. */
  readonly ask: (query: unknown) => Promise<unknown>;
  readonly draws: () => ReturnType<AnalysisService['draws']>;
}

/**
 * Hands the fit that the options name to `use`, to be asked by one analysis. Draws need nothing else: no R, no settings, no
 * log. brms is asked in the environment that `--env` names, if the project is trusted; its steps are told.
 */
export async function askFit<T>(
  input: CommandInput,
  analysis: AnyAnalysis,
  use: (fit: FitToAsk) => Promise<T>,
): Promise<T> {
  const { options, resources, signal } = input;
  const handOver = (source: FitSource, service: AnalysisService) =>
    use({
      ...source,
      ask: (query) => service.ask(source.asked, analysis, query, signal),
      draws: () => service.draws(source.asked),
    });
  if (isFromDraws(analysis)) {
    const source = await fitSource(options, signal);
    const service = createAnalyses({ threadFile: resources.analysisThread });
    try {
      return await handOver(source, service);
    } finally {
      await service.close();
    }
  }
  const studio = await input.studio();
  const source = await fitSource(options, signal, (folder) => studio.projects.open(folder));
  const { project, fit } = source;
  if (fit) refuseUntrustedCall('analysis.run', { fit: fit.id, id: analysis.id, query: {} }, project);
  const onChange = stepsTold(input.tell);
  studio.events.on('work', onChange);
  try {
    return await handOver(source, studio.analyses);
  } finally {
    studio.events.off('work', onChange);
  }
}

/** Tells each step of work when it begins. */
function stepsTold(tell: CommandInput['tell']): (item: WorkItem) => void {
  let told = 0;
  return ({ progress }) => {
    if (!progress || !('step' in progress) || progress.step.number === told) return;
    told = progress.step.number;
    tell(progress.step.text);
  };
}
