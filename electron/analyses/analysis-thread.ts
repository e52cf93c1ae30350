import { findAnalysis } from '../../shared/analyses/list';
import { StudioError, type WireError } from '../../shared/errors/studio-error';
import { toWire } from '../../shared/errors/wire';
import type { FitDraws } from '../../shared/stats/fit-draws';

/** A question to draws. */
export interface ThreadTask {
  readonly id: string;
  /** As the analysis's schema has made it. */
  readonly query: unknown;
  readonly draws: FitDraws;
}

/** An error that is passed from thread to thread loses its kind, so it goes as plain data. */
export type ThreadAnswer = { readonly answer: unknown } | { readonly error: WireError };

/** The thread's entry, which piscina calls once a task. Bundled as a file of its own. */
export default function analysisThread({ id, query, draws }: ThreadTask): ThreadAnswer {
  try {
    const { source } = findAnalysis(id);
    if (source.from !== 'draws') throw new StudioError('internal', `The analysis ${id} needs R.`);
    return { answer: source.compute(draws, query) };
  } catch (error) {
    return { error: toWire(error) };
  }
}
