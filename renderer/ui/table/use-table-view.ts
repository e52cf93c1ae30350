import { useVirtualizer, type VirtualItem, type Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useRef } from 'react';

type Axis = Virtualizer<HTMLDivElement, Element>;

/** Columns of a table of which only those on the screen exist. Places count from the column after the first. */
export interface ColumnsInView {
  readonly axis: Axis;
  readonly items: readonly VirtualItem[];
  /** Width in px of the first column, which names the rows and stays on the screen. */
  readonly first: number;
}

/** Which rows (and columns) of a table are on the screen, and how to bring others there. */
export interface TableView {
  readonly scroll: RefObject<HTMLDivElement | null>;
  readonly rowHeight: number;
  readonly headHeight: number;
  readonly rows: Axis;
  readonly rowItems: readonly VirtualItem[];
  /** Null where all columns exist at all times. */
  readonly columns: ColumnsInView | null;
}

/** Sizes of a table, in px. */
export interface TableSize {
  /** How many rows it has; heads of groups are rows too. */
  readonly rowCount: number;
  readonly rowHeight: number;
  readonly headHeight: number;
  /** Where rows differ in height. Another function means that heights have changed. */
  readonly heightOf?: (index: number) => number;
  /** What the rows are: a filter, an order. Those of another one are seen from their first on. */
  readonly listing?: string;
  /** For tables of any width: only the columns on the screen exist. `count` and `width` are of those after the first. */
  readonly columns?: {
    readonly first: number;
    readonly count: number;
    readonly width: (index: number) => number;
  };
}

/** How many rows a table can have: browsers stop laying out an element near 33.5 million pixels. */
export function mostRows(rowHeight: number): number {
  return Math.floor(33_000_000 / rowHeight);
}

export function useTableView(size: TableSize): TableView {
  const { rowCount, rowHeight, headHeight, heightOf, listing, columns } = size;
  const scroll = useRef<HTMLDivElement>(null);
  const first = columns?.first ?? 0;
  // Rows begin below the head, and columns beside the first, which both stay on the screen: that much less is seen.
  const rows = useVirtualizer({
    count: rowCount,
    getScrollElement: () => scroll.current,
    estimateSize: heightOf ?? (() => rowHeight),
    overscan: columns ? 8 : 12,
    scrollPaddingEnd: headHeight,
  });
  const axis = useVirtualizer({
    count: columns?.count ?? 0,
    horizontal: true,
    getScrollElement: () => scroll.current,
    estimateSize: columns?.width ?? (() => 0),
    overscan: 3,
    scrollPaddingEnd: first,
    enabled: columns !== undefined,
  });
  useEffect(() => {
    if (heightOf) rows.measure();
  }, [heightOf, rows]);
  const listed = useRef(listing);
  useEffect(() => {
    if (listed.current !== listing) rows.scrollToOffset(0);
    listed.current = listing;
  }, [listing, rows]);
  return {
    scroll,
    rowHeight,
    headHeight,
    rows,
    rowItems: rows.getVirtualItems(),
    columns: columns ? { axis, items: axis.getVirtualItems(), first } : null,
  };
}

/** Rows that a page of the keyboard goes over. */
export function rowsPerPage({ scroll, headHeight, rowHeight }: TableView): number {
  return Math.max(1, Math.floor(((scroll.current?.clientHeight ?? 0) - headHeight) / rowHeight));
}

/** Numbers of the pages of `size` items that `items` touch. */
export function pagesOf(items: readonly VirtualItem[], size: number): readonly number[] {
  const first = Math.floor((items[0]?.index ?? 0) / size);
  const last = Math.floor((items.at(-1)?.index ?? -1) / size);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
}
