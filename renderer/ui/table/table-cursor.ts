import type { HTMLAttributes, TdHTMLAttributes } from 'react';

/** `data-` attributes are not in React's own types of attributes. */
type WithActive<T> = T & { readonly 'data-active'?: boolean };

/** What keys and mouse have reached in a table, rows or cells, and what a table's parts need so that they can move it. */
export interface TableCursor {
  /** The id of the row or cell that the keys have reached. */
  readonly active: string | undefined;
  /** Several rows can be selected at once. */
  readonly many: boolean;
  readonly tableProps: HTMLAttributes<HTMLTableElement>;
  readonly rowProps: (key: string, index: number) => WithActive<HTMLAttributes<HTMLTableRowElement>>;
  /** `column` counts from the one after the first. */
  readonly cellProps: (row: number, column: number) => WithActive<TdHTMLAttributes<HTMLTableCellElement>>;
}

export const nothing = () => ({});
