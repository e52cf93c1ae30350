import type { Table } from '../../../shared/model/table';
import { tableFromR } from '../table-to-r';
import { verb } from './verb';

/** A data set that comes with an R package. */
export const sampleData = verb<{ readonly name: string; readonly package: string }, Table>({
  takes: { name: 'required', package: 'required' },
  read: tableFromR,
});
