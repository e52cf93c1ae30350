import type * as z from 'zod';
import type { FitInfo } from '../model/project';
import type { FitDraws } from '../stats/fit-draws';
import type { KindWords } from '../texts/kind-words';

/** Asked of a fit's draws, on a thread of the app; R takes no part. To stop it, its thread is ended. */
export interface FromDraws<Query, Answer> {
  readonly from: 'draws';
  /** The variables that the answer is made of, where it is not all of them: `compute` is given these alone. */
  variables?(query: Query): readonly string[];
  /** Throws `invalid-input` where the query does not suit the draws. */
  compute(draws: FitDraws, query: Query): Answer;
  /**
   * For an answer that is made variable by variable: makes one of the answers to runs of variables, which are in order.
   * Then several threads share the work.
   */
  join?(parts: readonly Answer[]): Answer;
}

/**
 * Asked of brms in a worker of its own; the answer is kept beside the fit. The verb is `studio::NAME` in
 * `electron/worker/verbs/NAME.R`, listed in `electron/session/verbs`: it is given the path of the saved fit and the R code
 * that it evaluates. What it answers becomes plain data (`electron/session/plain-value.ts`) that has the form of the
 * answer's schema.
 */
export interface FromBrms<Query> {
  readonly from: 'brms';
  readonly verb: string;
  /** The R code that the verb evaluates with the fit called `fit`. */
  call(query: Query): string;
  /** What it takes, in a sentence or two: the hint where R refuses. */
  readonly takes: string;
}

/**
 * One question to a fit, and its answer as plain data: numbers, texts, arrays, typed arrays and records of those. One
 * file each, listed in `list.ts`.
 */
export interface Analysis<Query, Answer> {
  /** How it is called on the command line and in files: lower case, words joined by hyphens. */
  readonly id: string;
  /** Raised when the same question gets another answer than before: what was kept of earlier versions is asked anew. */
  readonly version: number;
  readonly words: KindWords;
  /** What can be asked, with what is meant where a part is left out. Descriptions are shown where a part is wrong. */
  readonly query: z.ZodType<Query>;
  /** The answer's form: as it is, and as JSON has it (`plain-answer.ts`). */
  readonly answer: z.ZodType<Answer>;
  readonly source: FromDraws<Query, Answer> | FromBrms<Query>;
  /** R code that asks the same of a fit called `fit`. */
  code(fit: FitInfo | null, query: Query): string;
}

/** Any of them; its query is what its own schema has made of what was given. */
export type AnyAnalysis = Analysis<unknown, unknown>;
