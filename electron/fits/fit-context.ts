import type { ModelSpec } from '../../shared/model/spec';
import type { Table } from '../../shared/model/table';
import type { WorkContext } from '../work/work-type';

/** What to do with a fit that could not be written: try again, or write its R object to a file elsewhere. */
export type SaveAnswer = { readonly to: 'project' } | { readonly to: 'file'; readonly path: string };

/** The context of a fit, which asks the user if the fit cannot be saved. */
export type FitContext = WorkContext<'fit', SaveAnswer>;

/** A checked model and its data. Seed and cores are set in the spec. */
export interface FitRequest {
  readonly modelId: string;
  readonly modelName: string;
  readonly datasetId: string;
  readonly spec: ModelSpec;
  readonly table: Table;
  /** The brm() call that will be evaluated. */
  readonly call: string;
}
