import type * as z from 'zod';
import type { Analysis } from '../analyses/analysis';
import type { FitInfo } from '../model/project';
import type { KindWords } from '../texts/kind-words';
import type { DataTable } from './data-table';
import type { Look } from './look';
import type { Scene } from './scene';

/** A way to draw the answer of an analysis. Its file is the only place that knows its name. */
export interface PlotKind<Query, Options, Answer> {
  /** How it is called on the command line and in files: lower case, words joined by hyphens. */
  readonly id: string;
  readonly words: KindWords;
  /**
   * What one drawing is of: a variable, several together, or the fit as a whole. Its analysis asks for `variable`, for
   * `variables`, or for neither.
   */
  readonly of: 'variable' | 'variables' | 'fit';
  /** What it draws. */
  readonly analysis: Analysis<Query, Answer>;
  /** What a page asks besides, as it has fewer pixels than paper. */
  readonly pageQuery?: Partial<Query>;
  /** What can be chosen of the drawing, beside the question; each has a usual value, and a description for lists and errors. */
  readonly options: z.ZodObject<z.ZodRawShape> & z.ZodType<Options>;
  /** How wide it is drawn beside others: 2 is twice as wide as what says nothing. */
  readonly share?: number;
  /** Does it make sense for this fit? `null`: draws of which nothing else is known. */
  readonly suits: (fit: FitInfo | null) => boolean;
  readonly scene: (answer: Answer, options: Options, look: Look) => Scene;
  /** What it shows, for somebody who cannot see it. */
  readonly describe: (answer: Answer) => string;
  /** The numbers that it is drawn from. */
  readonly table: (answer: Answer) => DataTable;
}

/** A kind as the list holds it, whose types only its own functions know. */
export interface AnyPlot
  extends Pick<PlotKind<never, never, never>, 'id' | 'words' | 'of' | 'suits' | 'share'> {
  readonly analysis: Analysis<unknown, unknown>;
  readonly pageQuery?: object;
  readonly options: z.ZodObject<z.ZodRawShape>;
  readonly scene: (answer: unknown, options: unknown, look: Look) => Scene;
  readonly describe: (answer: unknown) => string;
  readonly table: (answer: unknown) => DataTable;
}

/** Puts a kind into the list: what it is given there has been checked by the schemas of its analysis and its options. */
export function anyPlot<Query, Options, Answer>(kind: PlotKind<Query, Options, Answer>): AnyPlot {
  return kind as unknown as AnyPlot;
}
