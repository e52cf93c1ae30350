import type { Column } from '../model/table';

/** A window onto a data set: rows `offset` to `offset + columns[…].length`, in stored order or sorted. */
export interface DataPage {
  readonly datasetId: string;
  readonly offset: number;
  readonly rowCount: number;
  readonly columns: readonly Column[];
  /** 1-based row numbers in the stored order. */
  readonly rowNumbers: Int32Array;
}
