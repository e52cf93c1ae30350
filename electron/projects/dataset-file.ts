import * as z from 'zod';
import { columnTypeSpec } from '../../shared/model/spec';
import { groupMarks } from './number-marks';
import { readOrdinaryJson } from './ordinary-files';

/** The description beside the CSV file of a data set: its name, and what CSV cannot express. */
const datasetFile = z.object({
  format: z.literal('brms-studio-dataset'),
  /** 2 if `separator` exists. In version 1, cells were always written as R writes numbers. */
  version: z.int().min(1).max(2),
  name: z.string(),
  source: z.string(),
  /** The name of the CSV file. It holds the beginning of the file's SHA-256, so both files always belong together. */
  file: z.string().regex(/^[A-Za-z0-9_.-]+\.csv$/),
  /** The text for a missing value; no cell holds it. */
  missing: z.string(),
  rows: z.int().min(0),
  /** The separator of the imported file. If it exists, the cells are those of that file. */
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
  return readOrdinaryJson(path, datasetFile);
}
