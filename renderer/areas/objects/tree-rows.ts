import type { ObjectInfo, ObjectPart, ObjectPlace } from '../../../shared/contract/objects';
import type { StudioError } from '../../../shared/errors/studio-error';
import { partKeys, placeKey } from '../../store/object-keys';
import { nextCount } from '../../store/object-tree-slice';
import type { KnownParts, ObjectTreeSlice } from '../../store/state/object-tree';
import type { ObjectGroup } from './arrange-objects';

interface RowBase {
  /** Unique among the rows. */
  readonly key: string;
  /** From 1. */
  readonly level: number;
  /** From 1, among the rows of the same holder; there are `setSize` of them. */
  readonly position: number;
  readonly setSize: number;
  /** Null where there is nothing to open. */
  readonly open: boolean | null;
}

/** A row of the tree. */
export type TreeRow = RowBase &
  (
    | { readonly kind: 'group'; readonly group: ObjectGroup }
    | { readonly kind: 'object'; readonly place: ObjectPlace; readonly object: ObjectInfo }
    | { readonly kind: 'part'; readonly place: ObjectPlace; readonly part: ObjectPart }
    /** Parts that are not here yet: `count` come next. */
    | {
        readonly kind: 'more';
        readonly place: ObjectPlace;
        readonly count: number;
        readonly known: KnownParts;
      }
    | { readonly kind: 'wait'; readonly place: ObjectPlace }
    | { readonly kind: 'fault'; readonly place: ObjectPlace; readonly error: StudioError }
    | { readonly kind: 'nothing'; readonly place: ObjectPlace }
  );

export type PlaceRow = Extract<TreeRow, { readonly kind: 'object' | 'part' }>;

/** Can the row be chosen, to be looked at? */
export function isPlaceRow(row: TreeRow | undefined): row is PlaceRow {
  return row?.kind === 'object' || row?.kind === 'part';
}

type Tree = Pick<ObjectTreeSlice, 'objectParts' | 'openPlaces'>;

/** All rows that are not folded away, in their order. */
export function treeRows(
  groups: readonly ObjectGroup[],
  tree: Tree,
  closedGroups: ReadonlySet<string>,
): readonly TreeRow[] {
  const rows: TreeRow[] = [];
  for (const [i, group] of groups.entries()) {
    const titled = group.title !== '';
    const open = !titled || !closedGroups.has(group.id);
    if (titled) {
      const base = { key: group.id, level: 1, position: i + 1, setSize: groups.length, open };
      rows.push({ ...base, kind: 'group', group });
    }
    if (!open) continue;
    for (const [j, object] of group.objects.entries()) {
      const place: ObjectPlace = { ref: object.ref, path: [] };
      const key = placeKey(place);
      const isOpen = object.expandable ? tree.openPlaces.has(key) : null;
      const level = titled ? 2 : 1;
      const setSize = group.objects.length;
      rows.push({ key, level, position: j + 1, setSize, open: isOpen, kind: 'object', place, object });
      if (isOpen) addParts(rows, place, key, level + 1, tree);
    }
  }
  return rows;
}

function addParts(rows: TreeRow[], place: ObjectPlace, holder: string, level: number, tree: Tree): void {
  const known = tree.objectParts[holder];
  if (!known) return;
  const { parts, total, loading, error } = known;
  const rest = total !== null && parts.length < total;
  const setSize = parts.length + (rest || loading || error ? 1 : 0);
  const last = { level, position: parts.length + 1, setSize: Math.max(1, setSize), open: null };
  const keyOf = partKeys(place);
  for (const [i, part] of parts.entries()) {
    const at: ObjectPlace = { ref: place.ref, path: [...place.path, part.step] };
    const key = keyOf(part.step);
    const open = part.expandable ? tree.openPlaces.has(key) : null;
    rows.push({ key, level, position: i + 1, setSize, open, kind: 'part', place: at, part });
    if (open) addParts(rows, at, key, level + 1, tree);
  }
  const key = `${holder} +`;
  if (error) rows.push({ ...last, key, kind: 'fault', place, error });
  else if (loading && parts.length === 0) rows.push({ ...last, key, kind: 'wait', place });
  else if (rest) rows.push({ ...last, key, kind: 'more', place, count: nextCount(known), known });
  else if (total === 0) rows.push({ ...last, key, kind: 'nothing', place });
}

/** Where the holder of row `index` stands, or -1. */
export function holderIndex(rows: readonly TreeRow[], index: number): number {
  const level = rows[index]?.level ?? 1;
  for (let i = index - 1; i >= 0; i--) if ((rows[i]?.level ?? 0) < level) return i;
  return -1;
}
