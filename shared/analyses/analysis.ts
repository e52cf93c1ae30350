import type * as z from 'zod';
import type { FitInfo } from '../contract/project';
import type { FitDraws } from '../stats/fit-draws';

/** What a kind is called and what it tells, in English; the catalogue takes its texts from here. */
export interface KindWords {
  /** As a heading: "Trace". */
  readonly title: string;
  /** One sentence for somebody who has never seen it. */
  readonly about: string;
}

/** Asked of a fit's draws, on a thread of the app; R takes no part. */
export interface FromDraws<Query, Answer> {
  readonly from: 'draws';
  /** Throws `invalid-input` where the query does not suit the draws, such as a variable that the fit lacks. */
  readonly compute: (draws: FitDraws, query: Query, signal: AbortSignal) => Answer;
}

/** Asked of brms in a worker that holds the fit; the answer is kept beside the fit. */
export interface FromBrms<Query> {
  readonly from: 'brms';
  /** The verb of the worker that answers, and what it is given beside the fit. */
  readonly verb: string;
  readonly input: (query: Query) => Readonly<Record<string, unknown>>;
}

/** One question to a fit, and its answer as plain data: numbers, texts, arrays, typed arrays and records of those. */
export interface Analysis<Query, Answer> {
  /** How it is called on the command line and in files: lower case, words joined by hyphens. */
  readonly id: string;
  /** Raised when the same question gets another answer than before: what was kept of earlier versions is asked anew. */
  readonly version: number;
  readonly words: KindWords;
  /** What can be asked, with what is meant where a part is left out. */
  readonly query: z.ZodType<Query>;
  readonly answer: z.ZodType<Answer>;
  readonly source: FromDraws<Query, Answer> | FromBrms<Query>;
  /** R code that asks the same of a fit called `fit`. */
  readonly code: (fit: FitInfo | null, query: Query) => string;
}
