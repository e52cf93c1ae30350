import type { WorkContext } from '../work/work-type';

/** What is to be done with a fit that could not be written: try it again, or write its R object to a file elsewhere. */
export type SaveAnswer = { readonly to: 'project' } | { readonly to: 'file'; readonly path: string };

/** Who follows a fit, and is asked where it cannot be saved. */
export type FitContext = WorkContext<'fit', SaveAnswer>;
