import type { ObjectPlace, ObjectRef, PathStep } from '../../shared/contract/objects';

/** Names an object among those of all workers; also the key of its row. */
export function refKey({ worker, epoch, id }: ObjectRef): string {
  return [worker, epoch, id].map(encodeURIComponent).join('/');
}

/** Names a place; that of an empty path is the object's own. */
export function placeKey({ ref, path }: ObjectPlace): string {
  return path.length === 0 ? refKey(ref) : `${refKey(ref)}#${JSON.stringify(path)}`;
}

/** The keys of parts of a place as `placeKey` has them, fast enough for a hundred thousand at once. */
export function partKeys({ ref, path }: ObjectPlace): (step: PathStep) => string {
  const steps = JSON.stringify(path).slice(0, -1);
  const before = `${refKey(ref)}#${steps}${path.length > 0 ? ',' : ''}`;
  return (step) => `${before}${JSON.stringify(step)}]`;
}

/** The key of the object that the place of `key` is in. */
export function objectOfKey(key: string): string {
  return key.split('#', 1)[0] ?? key;
}

export function sameStep(a: PathStep, b: PathStep): boolean {
  if (a.by === 'element') return b.by === 'element' && a.index === b.index;
  return b.by !== 'element' && a.by === b.by && a.name === b.name;
}

/** The place that holds this one, or null for a whole object. */
export function holderOf({ ref, path }: ObjectPlace): ObjectPlace | null {
  return path.length === 0 ? null : { ref, path: path.slice(0, -1) };
}
