import type { Column } from '../../../shared/model/table';
import { fieldsOf } from '../read-r-values';
import { tableFromR } from '../table-to-r';
import type { PlaceInput } from './place';
import { verb } from './verb';

/** Some rows and columns of a data frame, matrix or vector. */
export interface PageCells {
  readonly rowCount: number;
  readonly columnCount: number;
  readonly columns: readonly Column[];
  /** Null if rows only have numbers. */
  readonly rowNames: readonly string[] | null;
}

/** `limit` rows after the first `offset` ones, `column_limit` columns after the first `column_offset` ones. */
export const objectPage = verb<
  {
    readonly place: PlaceInput;
    readonly offset: number;
    readonly limit: number;
    readonly column_offset: number;
    readonly column_limit: number;
  },
  PageCells
>({
  takes: {
    place: 'required',
    offset: 'required',
    limit: 'required',
    column_offset: 'required',
    column_limit: 'required',
  },
  read: (value) => {
    const fields = fieldsOf(value);
    return {
      rowCount: fields.number('row_count'),
      columnCount: fields.number('column_count'),
      columns: tableFromR(fields.value('cells')).columns,
      rowNames: fields.value('row_names').type === 'null' ? null : fields.texts('row_names'),
    };
  },
});
