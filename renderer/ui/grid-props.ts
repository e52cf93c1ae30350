/**
 * Makes a table a grid: one stop of the Tab key, with the arrow keys inside (WAI-ARIA Authoring Practices, "Grid",
 * where a table is the element used).
 */
export const gridProps = { role: 'grid', tabIndex: 0 } as const;
