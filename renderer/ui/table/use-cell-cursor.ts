import { type KeyboardEvent, useState } from 'react';
import { nothing, type TableCursor } from './table-cursor';
import { rowsPerPage, type TableView } from './use-table-view';

interface Cell {
  readonly row: number;
  /** From the column after the first. */
  readonly column: number;
}

/** The keys move from cell to cell (WAI-ARIA Authoring Practices, "Grid"). */
export function useCellCursor(options: {
  readonly view: TableView;
  readonly rowCount: number;
  /** Without the first column, which names the rows. */
  readonly columnCount: number;
  /** The keyboard or the mouse came to a column. */
  readonly onColumn?: (column: number) => void;
}): TableCursor {
  const { view, rowCount, columnCount, onColumn } = options;
  const [active, setActive] = useState<Cell | null>(null);

  function onKeyDown(event: KeyboardEvent) {
    // Keys pressed in a head's button or its menu are that button's own.
    if (event.target !== event.currentTarget || event.altKey) return;
    const size = { rows: rowCount, columns: columnCount, page: rowsPerPage(view) };
    const next = cellAfter(event, active ?? { row: -1, column: 0 }, size);
    if (!next || rowCount === 0 || columnCount === 0) return;
    event.preventDefault();
    const row = Math.max(0, Math.min(rowCount - 1, next.row));
    const column = Math.max(0, Math.min(columnCount - 1, next.column));
    setActive({ row, column });
    view.rows.scrollToIndex(row);
    view.columns?.axis.scrollToIndex(column);
    onColumn?.(column);
  }

  return {
    active: active ? `cell-${active.row}-${active.column}` : undefined,
    many: false,
    tableProps: {
      onKeyDown,
      onFocus(event) {
        // The keyboard must see where it is.
        if (event.target === event.currentTarget && !active && rowCount > 0) setActive({ row: 0, column: 0 });
      },
    },
    rowProps: nothing,
    cellProps: (row, column) => ({
      id: `cell-${row}-${column}`,
      'data-active': active?.row === row && active.column === column,
      onMouseDown() {
        setActive({ row, column });
        onColumn?.(column);
      },
    }),
  };
}

interface Size {
  readonly rows: number;
  readonly columns: number;
  /** Rows of a page. */
  readonly page: number;
}

function cellAfter({ key, ctrlKey, metaKey }: KeyboardEvent, { row, column }: Cell, size: Size): Cell | null {
  const far = ctrlKey || metaKey;
  switch (key) {
    case 'ArrowDown':
      return { row: far ? size.rows - 1 : row + 1, column };
    case 'ArrowUp':
      return { row: far ? 0 : row - 1, column };
    case 'ArrowRight':
      return { row, column: far ? size.columns - 1 : column + 1 };
    case 'ArrowLeft':
      return { row, column: far ? 0 : column - 1 };
    case 'PageDown':
      return { row: row + size.page, column };
    case 'PageUp':
      return { row: row - size.page, column };
    case 'Home':
      return { row: far ? 0 : row, column: 0 };
    case 'End':
      return { row: far ? size.rows - 1 : row, column: size.columns - 1 };
    default:
      return null;
  }
}
