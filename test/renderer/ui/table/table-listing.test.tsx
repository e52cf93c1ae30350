// @vitest-environment jsdom
import { useRef, useState } from 'react';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { noSelection } from '../../../../renderer/ui/table/row-selection';
import type { TableColumn } from '../../../../renderer/ui/table/table-column';
import { completeBrowser } from '../../fake/browser';
import { layOut } from '../../fake/laid-out';
import { opened } from '../../fake/opened';
import { render } from '../../fake/render';

beforeAll(completeBrowser);
beforeEach(() => {
  vi.useFakeTimers();
  layOut({ width: 600, height: 280 });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

const columns: readonly TableColumn<number>[] = [
  { id: 'name', head: 'Name', width: null, cell: (row) => ({ content: `row ${row}` }) },
];
const numbers = (count: number) =>
  Array.from({ length: count }, (_, row) => ({ kind: 'row' as const, key: `${row}`, row }));

it('rows of another filter are seen from their first on; more rows of the same one do not move', async () => {
  const { Table } = await import('../../../../renderer/ui/table/table');
  const { useTableView } = await import('../../../../renderer/ui/table/use-table-view');
  const { useRowCursor } = await import('../../../../renderer/ui/table/use-row-cursor');
  function Rows() {
    const [{ listing, count }, show] = useState({ listing: '', count: 5000 });
    const table = useRef<HTMLTableElement>(null);
    const items = numbers(count);
    const view = useTableView({ rowCount: count, rowHeight: 25, headHeight: 30, listing });
    const selection = noSelection;
    const cursor = useRowCursor({
      ...{ view, items, selection, onSelection: () => undefined, table, id: 'r' },
    });
    return (
      <>
        <button type="button" onClick={() => show({ listing, count: 6000 })} />
        <button type="button" onClick={() => show({ listing: 'filter', count: 4000 })} />
        <Table {...{ view, cursor, columns, items, table }} label="Rows" look="rows" />
      </>
    );
  }
  const page = await render(<Rows />, await opened());
  const scroll = page.all('[role="grid"]')[0]?.parentElement;
  await page.act(() => scroll?.scrollTo({ top: 2000 * 25 }));
  const [more, filter] = page.all('button');
  await page.act(() => more?.click());
  expect(page.texts('tbody th')).toContain('row 2000');
  await page.act(() => filter?.click());
  expect(scroll?.scrollTop).toBe(0);
  expect(page.texts('tbody th')[0]).toBe('row 0');
});
