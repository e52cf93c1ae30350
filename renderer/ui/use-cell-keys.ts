import { type KeyboardEvent, useState } from 'react';

export interface Cell {
  readonly row: number;
  readonly column: number;
}

interface Grid {
  readonly rows: number;
  readonly columns: number;
  readonly rowsPerPage: () => number;
  readonly reveal: (cell: Cell) => void;
}

/** The active cell of a grid and the keys that move it (WAI-ARIA grid pattern). */
export function useCellKeys({ rows, columns, rowsPerPage, reveal }: Grid): {
  readonly active: Cell | null;
  readonly setActive: (cell: Cell) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
} {
  const [active, setActive] = useState<Cell | null>(null);

  function target({ key, ctrlKey, metaKey }: KeyboardEvent, { row, column }: Cell): Cell | null {
    const far = ctrlKey || metaKey;
    switch (key) {
      case 'ArrowDown':
        return { row: far ? rows - 1 : row + 1, column };
      case 'ArrowUp':
        return { row: far ? 0 : row - 1, column };
      case 'ArrowRight':
        return { row, column: far ? columns - 1 : column + 1 };
      case 'ArrowLeft':
        return { row, column: far ? 0 : column - 1 };
      case 'PageDown':
        return { row: row + rowsPerPage(), column };
      case 'PageUp':
        return { row: row - rowsPerPage(), column };
      case 'Home':
        return { row: far ? 0 : row, column: 0 };
      case 'End':
        return { row: far ? rows - 1 : row, column: columns - 1 };
      default:
        return null;
    }
  }

  return {
    active,
    setActive,
    onKeyDown(event) {
      // Keys pressed in a header's button or its menu are that button's own.
      if (event.target !== event.currentTarget || event.altKey) return;
      const next = target(event, active ?? { row: -1, column: 0 });
      if (!next || rows === 0 || columns === 0) return;
      event.preventDefault();
      const cell = {
        row: Math.max(0, Math.min(rows - 1, next.row)),
        column: Math.max(0, Math.min(columns - 1, next.column)),
      };
      setActive(cell);
      reveal(cell);
    },
  };
}
