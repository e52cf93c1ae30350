// @vitest-environment jsdom
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { numberedRows, type TableColumn } from '../../../../renderer/ui/table/table-column';
import { completeBrowser } from '../../fake/browser';
import { layOut } from '../../fake/laid-out';
import { opened } from '../../fake/opened';
import { render } from '../../fake/render';

beforeAll(completeBrowser);
beforeEach(() => {
  vi.useFakeTimers();
  layOut({ width: 500, height: 265 });
  vi.spyOn(console, 'error');
});
afterEach(() => {
  // React says there what is wrong with how it was used.
  expect(console.error).not.toHaveBeenCalled();
  vi.useRealTimers();
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

const columnAt = (index: number): TableColumn<number> => ({
  id: String(index),
  head: index === 0 ? 'Row' : `x${index}`,
  width: 100,
  cell: (row) => ({ content: index === 0 ? `row ${row}` : `${row}:${index}`, right: index === 1 }),
});

/** A table whose columns and rows exist only on the screen. */
async function shown(rowCount: number, columnCount: number) {
  const { Table } = await import('../../../../renderer/ui/table/table');
  const { useTableView } = await import('../../../../renderer/ui/table/use-table-view');
  const { useCellCursor } = await import('../../../../renderer/ui/table/use-cell-cursor');
  const reached: number[] = [];
  function Numbers() {
    const view = useTableView({
      ...{ rowCount, rowHeight: 24, headHeight: 25 },
      columns: { first: 60, count: columnCount, width: () => 100 },
    });
    const cursor = useCellCursor({
      ...{ view, rowCount, columnCount },
      onColumn: (column) => reached.push(column),
    });
    const columns = { length: columnCount + 1, at: columnAt };
    return (
      <Table {...{ view, cursor, columns }} items={numberedRows(rowCount)} label="Numbers" look="lines" />
    );
  }
  const page = await render(<Numbers />, await opened());
  const [grid] = page.all('[role="grid"]');
  if (!grid) throw new Error('There is no table.');
  return {
    ...{ page, grid, reached },
    active: () => page.texts('[data-active="true"]'),
    press: (key: string, more: KeyboardEventInit = {}) =>
      page.act(() => grid.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...more }))),
  };
}

describe('a table of any width', () => {
  it('has only the cells on the screen', async () => {
    const { page, grid } = await shown(1_000_000, 100_000);
    expect(grid.getAttribute('aria-rowcount')).toBe('1000001');
    expect(grid.getAttribute('aria-colcount')).toBe('100001');
    expect(page.all('tbody td[id]').length).toBeLessThan(400);
    await page.act(() => grid.parentElement?.scrollTo({ left: 50_000 * 100, top: 500_000 * 24 }));
    expect(document.getElementById('cell-500000-50000')?.textContent).toBe('500000:50001');
    expect(page.texts('thead th')[0]).toBe('Row');
    expect(page.texts('thead th')).toContain('x50001');
    expect(page.texts('tbody th')).toContain('row 500000');
    expect(page.all('tbody td[id]').length).toBeLessThan(600);
    // What is not drawn keeps its room.
    const widths = page.all('col').map(({ style }) => Number.parseFloat(style.width));
    expect(widths.reduce((sum, width) => sum + width, 0)).toBe(60 + 100_000 * 100);
  });

  it('is gone through cell by cell, by pages, and to its ends', async () => {
    const { page, grid, active, press, reached } = await shown(1000, 50);
    await page.act(() => grid.focus());
    expect(active()).toEqual(['0:1']);
    await press('ArrowRight');
    await press('ArrowDown');
    expect(active()).toEqual(['1:2']);
    expect(grid.getAttribute('aria-activedescendant')).toBe('cell-1-1');
    await press('PageDown');
    expect(active()).toEqual(['11:2']);
    await press('End');
    expect(active()).toEqual(['11:50']);
    await press('End', { ctrlKey: true });
    expect(active()).toEqual(['999:50']);
    await press('ArrowDown');
    await press('ArrowRight');
    expect(active()).toEqual(['999:50']);
    await press('ArrowUp', { ctrlKey: true });
    await press('Home');
    expect(active()).toEqual(['0:1']);
    expect(reached.at(-1)).toBe(0);
  });

  it('takes the cell that the mouse is pressed on', async () => {
    const { page, active, reached } = await shown(10, 3);
    const down = new MouseEvent('mousedown', { bubbles: true });
    await page.act(() => document.getElementById('cell-2-1')?.dispatchEvent(down));
    expect(active()).toEqual(['2:2']);
    expect(reached).toEqual([1]);
  });
});

describe('the most rows of a table', () => {
  it('are as many as browsers lay out', async () => {
    const { mostRows } = await import('../../../../renderer/ui/table/use-table-view');
    expect(mostRows(24)).toBe(1_375_000);
    expect(mostRows(48) * 48).toBeLessThan(33_500_000);
  });
});
