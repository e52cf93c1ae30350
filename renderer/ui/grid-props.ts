import type { HTMLAttributes } from 'react';

/**
 * Makes a table a grid: one stop of the Tab key, with the arrow keys inside (WAI-ARIA Authoring Practices, "Grid",
 * where a table is the element used). `active` is the id of the cell or row that the keys have reached; `rows` and
 * `columns` count all of them, on the screen or not, heads included; `many`: several rows can be selected at once.
 */
export function gridProps(grid: {
  readonly label: string;
  readonly rows: number;
  readonly columns: number;
  readonly active: string | undefined;
  readonly many?: boolean;
}): HTMLAttributes<HTMLTableElement> {
  return {
    role: 'grid',
    tabIndex: 0,
    'aria-label': grid.label,
    'aria-rowcount': grid.rows,
    'aria-colcount': grid.columns,
    'aria-activedescendant': grid.active,
    ...(grid.many && { 'aria-multiselectable': true }),
  };
}
