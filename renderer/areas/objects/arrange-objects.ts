import { type ObjectInfo, objectKinds } from '../../../shared/contract/objects';
import { type TextKey, t } from '../../../shared/texts/texts';
import { titleOf } from './object-words';

export type GroupBy = 'kind' | 'size' | 'age' | 'none';
export type SortBy = 'name' | 'size' | 'age';

export interface Arrangement {
  readonly group: GroupBy;
  readonly sort: SortBy;
}

export interface ObjectGroup {
  readonly id: string;
  /** Empty where there are no groups. */
  readonly title: string;
  readonly objects: readonly ObjectInfo[];
}

const kilobyte = 1024;
const megabyte = kilobyte ** 2;
const sizes: readonly (readonly [TextKey, number])[] = [
  ['objects.sizes.hundredMegabytes', 100 * megabyte],
  ['objects.sizes.tenMegabytes', 10 * megabyte],
  ['objects.sizes.megabyte', megabyte],
  ['objects.sizes.hundredKilobytes', 100 * kilobyte],
  ['objects.sizes.less', 0],
];
/** Upper ends in seconds. */
const ages: readonly (readonly [TextKey, number])[] = [
  ['objects.ages.minutes', 300],
  ['objects.ages.hour', 3600],
  ['objects.ages.day', 86_400],
  ['objects.ages.older', Number.POSITIVE_INFINITY],
];

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

const orders: Readonly<Record<SortBy, (a: ObjectInfo, b: ObjectInfo) => number>> = {
  name: (a, b) => collator.compare(titleOf(a), titleOf(b)) || a.createdAt - b.createdAt,
  size: (a, b) => b.size - a.size || b.createdAt - a.createdAt,
  age: (a, b) => b.createdAt - a.createdAt,
};

/** The objects of which a label, origin or class holds every word of `search`. */
export function searchObjects(objects: readonly ObjectInfo[], search: string): readonly ObjectInfo[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return objects;
  return objects.filter(({ label, origin, classes }) => {
    const text = [label, origin, ...classes].join('\n').toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** Groups in their order, none of them empty, each sorted: names from A, sizes from the largest, ages from the newest. */
export function arrangeObjects(
  objects: readonly ObjectInfo[],
  { group, sort }: Arrangement,
  now: number,
): readonly ObjectGroup[] {
  const sorted = [...objects].sort(orders[sort]);
  const ageOf = ({ createdAt }: ObjectInfo) => (now - createdAt) / 1000;
  const pick = (title: string, test: (object: ObjectInfo) => boolean): ObjectGroup => ({
    id: `${group} ${title}`,
    title,
    objects: sorted.filter(test),
  });
  const groups = {
    none: () => [pick('', () => true)],
    kind: () => objectKinds.map((kind) => pick(t(`objects.kinds.${kind}`), (object) => object.kind === kind)),
    size: () =>
      sizes.map(([title, from], i) => {
        const to = sizes[i - 1]?.[1] ?? Number.POSITIVE_INFINITY;
        return pick(t(title), ({ size }) => size >= from && size < to);
      }),
    age: () =>
      ages.map(([title, to], i) => {
        const from = ages[i - 1]?.[1] ?? Number.NEGATIVE_INFINITY;
        return pick(t(title), (object) => ageOf(object) >= from && ageOf(object) < to);
      }),
  }[group]();
  return groups.filter(({ objects: own }) => own.length > 0);
}
