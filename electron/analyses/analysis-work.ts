import type { WorkType } from '../work/work-type';
import { askBrms, type BrmsAnalysis, type BrmsAnswer, type StartWorker } from './ask-brms';
import type { SavedFit } from './question';

/** A question to brms, and the fit that it is about. */
interface Input {
  readonly fit: SavedFit;
  readonly analysis: BrmsAnalysis;
  readonly query: unknown;
  readonly environment: string;
}

/** It starts R, then R tells what it does: reading the fit, then computing. */
const steps = 3;

/** A question to brms about a saved fit. Many are answered before anybody could look. */
export function analysisWork(startWorker: StartWorker): WorkType<Input, BrmsAnswer, 'analysis'> {
  return {
    kind: 'analysis',
    about: ({ fit, analysis, query, environment }) => ({
      title: `${analysis.words.title} of ${fit.modelName}`,
      project: fit.project,
      environment,
      progress: null,
      detail: { fitId: fit.id, analysisId: analysis.id, query },
    }),
    lane: () => null,
    cores: () => 1,
    quietMs: 500,
    run: ({ fit, analysis, query, environment }, { id, signal, report, log }) => {
      let number = 0;
      const onStep = (text: string) => {
        number++;
        log(text);
        report({ progress: { step: { number, of: Math.max(number, steps), text } } });
      };
      onStep('Starting R');
      const start: Parameters<typeof askBrms>[0] = (onEvent) =>
        startWorker(onEvent, { id, environment }, signal);
      return askBrms(start, fit.folder, analysis, query, { signal, onStep });
    },
  };
}
