// @vitest-environment jsdom
import { useRef, useState } from 'react';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { noSelection, type RowSelection } from '../../../../renderer/ui/table/row-selection';
import type { TableColumn, TableItem, TableSort } from '../../../../renderer/ui/table/table-column';
import { completeBrowser } from '../../fake/browser';
import { layOut } from '../../fake/laid-out';
import { opened } from '../../fake/opened';
import { render } from '../../fake/render';

beforeAll(completeBrowser);
beforeEach(() => {
  vi.useFakeTimers();
  layOut({ width: 600, height: 280 });
  vi.spyOn(console, 'error');
});
afterEach(() => {
  // React says there what is wrong with how it was used.
  expect(console.error).not.toHaveBeenCalled();
  vi.useRealTimers();
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

interface Fruit {
  readonly name: string;
  readonly weight: number;
}
const fruits = (count: number): readonly Fruit[] =>
  Array.from({ length: count }, (_, i) => ({ name: `fruit ${i}`, weight: i % 7 }));
const columns: readonly TableColumn<Fruit>[] = [
  {
    id: 'name',
    head: 'Fruit',
    width: null,
    sorts: true,
    cell: ({ name }) => ({ content: name, title: name }),
  },
  {
    ...{ id: 'weight', head: 'Weight', width: 80, sorts: true, right: true },
    cell: ({ weight }) =>
      weight === 6 ? { content: weight, title: 'too heavy', mark: 'bad' } : { content: weight },
  },
  { id: 'note', head: 'Note', width: 90, room: 'wide', cell: () => null },
];
const itemOf = (row: Fruit): TableItem<Fruit> => ({ kind: 'row', key: row.name, row });

interface Setup {
  readonly items: readonly TableItem<Fruit>[];
  readonly many?: boolean;
  readonly begin?: RowSelection;
  readonly sort?: TableSort;
}

/** A table of rows on a page, and what came of it. */
async function shown({ items, many = false, begin = noSelection, sort = null }: Setup) {
  const { Table } = await import('../../../../renderer/ui/table/table');
  const { useTableView } = await import('../../../../renderer/ui/table/use-table-view');
  const { useRowCursor } = await import('../../../../renderer/ui/table/use-row-cursor');
  const deeds: string[] = [];
  function Fruits() {
    const [selection, setSelection] = useState(begin);
    const table = useRef<HTMLTableElement>(null);
    const view = useTableView({ rowCount: items.length, rowHeight: 25, headHeight: 30 });
    const cursor = useRowCursor({
      ...{ view, items, selection, onSelection: setSelection, many, table, id: 'fruit' },
      onDelete: () => deeds.push('delete'),
    });
    return (
      <Table
        {...{ view, cursor, columns, items, sort, table }}
        label="Fruits"
        look="rows"
        onSort={(column) => deeds.push(`sort ${column}`)}
        onFold={(group) => deeds.push(`fold ${group}`)}
      />
    );
  }
  const page = await render(<Fruits />, await opened());
  const [grid] = page.all('[role="grid"]');
  if (!grid) throw new Error('There is no table.');
  return {
    ...{ page, grid, deeds },
    selected: () => page.texts('[aria-selected="true"] th'),
    names: () => page.texts('tbody th'),
    press: (key: string, more: KeyboardEventInit = {}) =>
      page.act(() => grid.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...more }))),
    down: (name: string, more: MouseEventInit = {}) =>
      page.act(() =>
        document
          .getElementById(`fruit-${name}`)
          ?.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, button: 0, ...more })),
      ),
  };
}

describe('a table', () => {
  it('has only the rows on the screen, and says how many there are and where each stands', async () => {
    const { page, grid, names } = await shown({ items: fruits(10_000).map(itemOf) });
    expect(grid.getAttribute('aria-label')).toBe('Fruits');
    expect(grid.getAttribute('aria-rowcount')).toBe('10001');
    expect(grid.getAttribute('aria-colcount')).toBe('3');
    expect(names().length).toBeGreaterThanOrEqual(11);
    expect(names().length).toBeLessThan(40);
    await page.act(() => grid.parentElement?.scrollTo({ top: 5000 * 25 }));
    expect(names()).toContain('fruit 5000');
    expect(names().length).toBeLessThan(40);
    expect(document.getElementById('fruit-fruit 5000')?.getAttribute('aria-rowindex')).toBe('5002');
    // What is not drawn keeps its room: the rows that are have their place.
    const heights = page.all('tbody td[aria-hidden]').map(({ style }) => Number.parseFloat(style.height));
    expect((heights[0] ?? 0) + (heights[1] ?? 0) + names().length * 25).toBe(10_000 * 25);
  });

  it('draws cells as their column says', async () => {
    const { page } = await shown({ items: fruits(7).map(itemOf) });
    const cells = page.all('#fruit-fruit\\ 6 > *');
    expect(cells.map(({ textContent }) => textContent)).toEqual(['fruit 6', '6', '']);
    expect(cells[1]?.title).toBe('too heavy');
    expect(cells[1]?.dataset).toMatchObject({ mark: 'bad', right: 'true' });
    expect(cells[2]?.dataset.room).toBe('wide');
    expect(cells.map((cell) => cell.getAttribute('aria-colindex'))).toEqual(['1', '2', '3']);
    expect(page.all('col').map(({ style }) => style.width)).toEqual([
      '',
      'calc(80px * var(--bs-text-scale, 1))',
      'calc(90px * var(--bs-text-scale, 1))',
    ]);
  });

  it('sorts by the head of a column that can be sorted by, and says how it is sorted', async () => {
    const { page, deeds } = await shown({
      items: fruits(3).map(itemOf),
      sort: { column: 'weight', descending: true },
    });
    const heads = page.all('thead th');
    expect(heads.map((head) => head.getAttribute('aria-sort'))).toEqual(['none', 'descending', null]);
    expect(heads.map((head) => head.querySelector('button') !== null)).toEqual([true, true, false]);
    await page.act(() => heads[1]?.querySelector('button')?.click());
    await page.act(() => heads[0]?.querySelector('button')?.click());
    expect(deeds).toEqual(['sort weight', 'sort name']);
  });
});

describe('groups of rows', () => {
  const group = (key: string, open: boolean): TableItem<Fruit> => ({
    ...{ kind: 'group', key, title: `The ${key}`, count: 2, open },
  });
  const [a, b] = fruits(2).map(itemOf) as [TableItem<Fruit>, TableItem<Fruit>];

  it('have a head that folds them', async () => {
    const { page, deeds } = await shown({ items: [group('ripe', true), a, b, group('green', false)] });
    const folds = page.all('tbody button');
    expect(folds.map(({ textContent }) => textContent)).toEqual(['The ripe2', 'The green2']);
    expect(folds.map((fold) => fold.getAttribute('aria-expanded'))).toEqual(['true', 'false']);
    await page.act(() => folds[1]?.click());
    expect(deeds).toEqual(['fold green']);
  });

  it('are passed over by the keys', async () => {
    const { press, selected } = await shown({ items: [group('ripe', true), a, group('green', true), b] });
    await press('ArrowDown');
    expect(selected()).toEqual(['fruit 0']);
    await press('ArrowDown');
    expect(selected()).toEqual(['fruit 1']);
    await press('ArrowDown');
    expect(selected()).toEqual(['fruit 1']);
  });
});

describe('one selected row', () => {
  it('is moved by the keys, by rows and pages and to the ends, and stays on the screen', async () => {
    const { press, selected, names, grid } = await shown({ items: fruits(1000).map(itemOf) });
    await press('End');
    expect(selected()).toEqual(['fruit 999']);
    expect(names().at(-1)).toBe('fruit 999');
    expect(grid.getAttribute('aria-activedescendant')).toBe('fruit-fruit 999');
    await press('ArrowDown');
    await press('ArrowUp');
    expect(selected()).toEqual(['fruit 998']);
    // Ten rows fit below the head, and one of them stays.
    await press('PageUp');
    expect(selected()).toEqual(['fruit 989']);
    await press('PageDown');
    await press('Home');
    expect(selected()).toEqual(['fruit 0']);
  });

  it('is one alone, whatever keys are held', async () => {
    const { press, down, selected } = await shown({ items: fruits(5).map(itemOf) });
    await down('fruit 1');
    await down('fruit 3', { shiftKey: true });
    expect(selected()).toEqual(['fruit 3']);
    await press('ArrowDown', { shiftKey: true });
    expect(selected()).toEqual(['fruit 4']);
    await press('a', { ctrlKey: true });
    await press('ArrowUp', { altKey: true });
    expect(selected()).toEqual(['fruit 4']);
  });

  it('is left alone by keys of a head’s button', async () => {
    const { page, selected } = await shown({ items: fruits(5).map(itemOf) });
    const key = new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true });
    await page.act(() => page.all('thead button')[0]?.dispatchEvent(key));
    expect(selected()).toEqual([]);
  });

  it('is brought into view where something else has chosen it', async () => {
    const chosen = { keys: new Set(['fruit 500']), anchor: null, active: 'fruit 500' };
    const { names } = await shown({ items: fruits(1000).map(itemOf), begin: chosen });
    expect(names()).toContain('fruit 500');
  });
});

describe('several selected rows', () => {
  it('are taken by keys and mouse', async () => {
    const { grid, page, press, down, selected, deeds } = await shown({
      items: fruits(6).map(itemOf),
      many: true,
    });
    expect(grid.getAttribute('aria-multiselectable')).toBe('true');
    await page.act(() => grid.focus());
    expect(selected()).toEqual(['fruit 0']);
    await press('ArrowDown', { shiftKey: true });
    expect(selected()).toEqual(['fruit 0', 'fruit 1']);
    await down('fruit 4', { ctrlKey: true });
    expect(selected()).toEqual(['fruit 0', 'fruit 1', 'fruit 4']);
    await press(' ');
    expect(selected()).toEqual(['fruit 0', 'fruit 1']);
    await press('a', { ctrlKey: true });
    expect(selected()).toHaveLength(6);
    await press('Delete');
    expect(deeds).toEqual(['delete']);
    await down('fruit 2');
    expect(selected()).toEqual(['fruit 2']);
    // The other button opens menus.
    await down('fruit 3', { button: 2 });
    expect(selected()).toEqual(['fruit 2']);
  });
});
