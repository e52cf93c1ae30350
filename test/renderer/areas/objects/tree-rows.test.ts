import { describe, expect, it } from 'vitest';
import { arrangeObjects } from '../../../../renderer/areas/objects/arrange-objects';
import { placeCode } from '../../../../renderer/areas/objects/object-path';
import { holderIndex, isPlaceRow, treeRows } from '../../../../renderer/areas/objects/tree-rows';
import { placeKey } from '../../../../renderer/store/object-keys';
import type { KnownParts } from '../../../../renderer/store/state/object-tree';
import type { ObjectPlace, PathStep } from '../../../../shared/contract/objects';
import { StudioError } from '../../../../shared/errors/studio-error';
import { elementPart, objectInfo } from '../../fake/objects';

const data = objectInfo('d');
const place = (...path: PathStep[]): ObjectPlace => ({ ref: data.ref, path });
const element = (index: number): PathStep => ({ by: 'element', index });
const known = (more: Partial<KnownParts>): KnownParts => ({
  total: more.parts?.length ?? null,
  parts: [],
  loading: false,
  error: null,
  ...more,
});
const parts = [
  elementPart(1, 'zBase', { expandable: true, kind: 'list', type: 'list' }),
  elementPart(2, 'zBase'),
  elementPart(3, '[[3]]'),
  elementPart(4, 'a b'),
];
const names = { ...elementPart(1, 'names'), step: { by: 'attribute', name: 'names' } } as const;
const inner = [elementPart(1, 'if', { type: 'double', expandable: true }), names];

function rowsOf(
  objectParts: Record<string, KnownParts>,
  open: readonly ObjectPlace[],
  closed: string[] = [],
) {
  const groups = arrangeObjects([data], { group: 'kind', sort: 'name' }, 0);
  const rows = treeRows(groups, { objectParts, openPlaces: new Set(open.map(placeKey)) }, new Set(closed));
  return rows;
}

describe('rows of the tree', () => {
  it('shows parts of what is open, at their levels and in their sets', () => {
    const rows = rowsOf({ [placeKey(place())]: known({ parts }) }, [place()]);
    expect(
      rows.map(({ kind, level, position, setSize, open }) => [kind, level, position, setSize, open]),
    ).toEqual([
      ['group', 1, 1, 1, true],
      ['object', 2, 1, 1, true],
      ['part', 3, 1, 4, false],
      ['part', 3, 2, 4, null],
      ['part', 3, 3, 4, null],
      ['part', 3, 4, 4, null],
    ]);
    for (const row of rows) if (isPlaceRow(row)) expect(row.key).toBe(placeKey(row.place));
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
    expect(holderIndex(rows, 4)).toBe(1);
    expect(holderIndex(rows, 0)).toBe(-1);
  });

  it('gives parts of parts the keys of their places', () => {
    const open = [place(), place(element(1))];
    const rows = rowsOf(
      { [placeKey(place())]: known({ parts }), [placeKey(place(element(1)))]: known({ parts: inner }) },
      open,
    );
    const deep = rows.filter(({ level }) => level === 4);
    expect(deep.map((row) => isPlaceRow(row) && row.key)).toEqual([
      placeKey(place(element(1), element(1))),
      placeKey(place(element(1), names.step)),
    ]);
  });

  it('hides what is in a closed group', () => {
    expect(rowsOf({}, [], ['kind Data']).map(({ kind, open }) => [kind, open])).toEqual([['group', false]]);
  });

  it('tells parts on their way, more of them, none of them and why they are not there', () => {
    const last = (more: Partial<KnownParts>) =>
      rowsOf({ [placeKey(place())]: known(more) }, [place()]).at(-1);
    expect(last({ loading: true })?.kind).toBe('wait');
    expect(last({ total: 1_000_000, parts })).toMatchObject({
      kind: 'more',
      count: 1000,
      position: 5,
      setSize: 5,
    });
    expect(last({ total: 10, parts })).toMatchObject({ kind: 'more', count: 6 });
    expect(last({ total: 0 })?.kind).toBe('nothing');
    expect(last({ error: new StudioError('r-error', 'no') })?.kind).toBe('fault');
  });
});

describe('the R code of a place', () => {
  const state = {
    objects: [data],
    objectParts: {
      [placeKey(place())]: known({ parts }),
      [placeKey(place(element(1)))]: known({ parts: inner }),
    },
  };
  const code = (...path: PathStep[]) => placeCode(state, place(...path));

  it('goes by name where that leads there, and by number where it does not', () => {
    expect(code()).toBe('x');
    expect(code(element(1))).toBe('x$zBase');
    expect(code(element(2))).toBe('x[[2]]');
    expect(code(element(3))).toBe('x[[3]]');
    expect(code(element(4))).toBe('x$`a b`');
    expect(code(element(1), element(1))).toBe('x$zBase$`if`');
  });

  it('uses [[ ]] in atomic vectors, @ for slots and attr() for attributes', () => {
    const atomic = { ...state, objects: [{ ...data, type: 'double' }] };
    expect(placeCode(atomic, place(element(1)))).toBe('x[["zBase"]]');
    expect(code(element(1), { by: 'attribute', name: 'a"b' })).toBe('attr(x$zBase, "a\\"b")');
    expect(code({ by: 'slot', name: 'sim' }, element(1))).toBe('x@sim[[1]]');
    expect(code({ by: 'binding', name: '.x y' })).toBe('x$`.x y`');
  });
});
