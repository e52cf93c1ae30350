import type { ReactNode } from 'react';

/** What is asked for by its place: an array, or something that makes each only when it is asked for. */
export interface Listed<T> {
  readonly length: number;
  at(index: number): T | undefined;
}

/** What stands in a cell. */
export interface TableCell {
  readonly content: ReactNode;
  readonly title?: string | undefined;
  /** At the right; the column says so where this does not. */
  readonly right?: boolean;
  /** `bad`: not to be trusted, and `title` says why. `missing`: the content only stands for a value that is not there. */
  readonly mark?: 'bad' | 'missing' | undefined;
}

/** One column of a table. The first column names the rows. */
export interface TableColumn<Row> {
  readonly id: string;
  /** A text in a column that sorts becomes the button that sorts by it; anything else is drawn as it is. */
  readonly head: ReactNode;
  /** In px, at the usual size of text; null where it takes what the others leave. */
  readonly width: number | null;
  readonly right?: boolean;
  /** Rows can be sorted by it. */
  readonly sorts?: boolean;
  /** Shown only where the table is about 720 px wide (`mid`), or 900 px (`wide`). */
  readonly room?: 'mid' | 'wide';
  /** Null where the value is on its way. */
  readonly cell: (row: Row) => TableCell | null;
}

/** A row, or the head of a group of rows that can be folded away. */
export type TableItem<Row> =
  | { readonly kind: 'row'; readonly key: string; readonly row: Row }
  | {
      readonly kind: 'group';
      readonly key: string;
      readonly title: string;
      /** Of the rows in it. */
      readonly count: number;
      readonly open: boolean;
    };

/** By which column rows are sorted; null: as they came. */
export type TableSort = { readonly column: string; readonly descending: boolean } | null;

/** Rows that are known by their number alone. */
export function numberedRows(length: number): Listed<TableItem<number>> {
  return { length, at: (index) => ({ kind: 'row', key: String(index), row: index }) };
}
