import * as z from 'zod';
import { columnTypeSpec } from '../../shared/model/spec';
import { groupMarks } from './number-marks';
import { readOwnJson } from './own-files';

/** What stands beside the CSV file of a data set: what it is called, and what CSV cannot say. */
const datasetFile = z.object({
  format: z.literal('brms-studio-dataset'),
  /** 2 where `separator` is there: before, cells were always written as R writes numbers. */
  version: z.int().min(1).max(2),
  name: z.string(),
  source: z.string(),
  /** The CSV file; its name carries the start of its SHA-256, so this file and that one always fit. */
  file: z.string().regex(/^[A-Za-z0-9_.-]+\.csv$/),
  /** Stands for a missing value; no cell holds it. */
  missing: z.string(),
  rows: z.int().min(0),
  /** What stood between the columns of the file that this was imported from; then the cells are those of that file. */
  separator: z.string().optional(),
  columns: z.array(
    columnTypeSpec.extend({
      name: z.string(),
      marks: z.object({ decimal: z.enum(['.', ',']), group: z.enum(['', ...groupMarks]) }).optional(),
      remark: z.object({ message: z.string(), hint: z.string() }).optional(),
    }),
  ),
});
export type DatasetFile = z.infer<typeof datasetFile>;

/** Throws `invalid-input` that names the damaged file. */
export async function readDatasetFile(path: string): Promise<DatasetFile> {
  return readOwnJson(path, datasetFile);
}
