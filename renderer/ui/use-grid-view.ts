import { useVirtualizer, type VirtualItem, type Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useRef } from 'react';

export const rowHeight = 24;
/** Browsers stop laying out an element near 33.5 million pixels. */
export const maxRows = Math.floor(33_000_000 / rowHeight);

type Axis = Virtualizer<HTMLDivElement, Element>;

/** Which cells of a grid are on the screen, and how to bring others there. */
export interface GridView {
  readonly scroll: RefObject<HTMLDivElement | null>;
  readonly rowCount: number;
  readonly columnCount: number;
  readonly headHeight: number;
  /** Width in pixels of the column that names the rows. */
  readonly numberWidth: number;
  readonly rows: Axis;
  readonly columns: Axis;
  readonly rowItems: readonly VirtualItem[];
  readonly columnItems: readonly VirtualItem[];
}

export interface GridSize {
  readonly rowCount: number;
  readonly columnCount: number;
  readonly headHeight: number;
  readonly numberWidth: number;
  readonly columnWidth: (index: number) => number;
}

export function useGridView(size: GridSize): GridView {
  const { rowCount, columnCount, headHeight, numberWidth, columnWidth } = size;
  const scroll = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: rowCount,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollPaddingStart: headHeight,
  });
  const columns = useVirtualizer({
    count: columnCount,
    horizontal: true,
    getScrollElement: () => scroll.current,
    estimateSize: columnWidth,
    overscan: 3,
    scrollPaddingStart: numberWidth,
  });
  return {
    scroll,
    rowCount,
    columnCount,
    headHeight,
    numberWidth,
    rows,
    columns,
    rowItems: rows.getVirtualItems(),
    columnItems: columns.getVirtualItems(),
  };
}

/** Numbers of the pages of `size` items that `items` touch. */
export function pagesOf(items: readonly VirtualItem[], size: number): readonly number[] {
  const first = Math.floor((items[0]?.index ?? 0) / size);
  const last = Math.floor((items.at(-1)?.index ?? -1) / size);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
}
