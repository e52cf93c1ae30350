import type { ObjectInfo, ObjectPart, ObjectPlace } from '../../shared/contract/objects';
import { asStudioError, isStudioError } from '../../shared/errors/studio-error';
import { holderOf, objectOfKey, placeKey, refKey, sameStep } from './object-keys';
import type { SliceContext } from './slice-context';
import type { KnownParts, ObjectTreeSlice } from './state/object-tree';

const firstLimit = 200;
const nextLimit = 1000;

/** How many parts the next question asks for. */
export function nextCount({ total, parts }: KnownParts): number {
  const limit = parts.length === 0 ? firstLimit : nextLimit;
  return total === null ? limit : Math.min(limit, total - parts.length);
}

/** The facts of a place, or null where they are not known any more. */
export function factsAt(
  state: Pick<ObjectTreeSlice, 'objectParts'> & { readonly objects: readonly ObjectInfo[] | null },
  place: ObjectPlace,
): ObjectInfo | ObjectPart | null {
  const holder = holderOf(place);
  if (!holder) return state.objects?.find(({ ref }) => refKey(ref) === refKey(place.ref)) ?? null;
  const step = place.path.at(-1);
  const known = state.objectParts[placeKey(holder)]?.parts;
  return (step && known?.find((part) => sameStep(part.step, step))) ?? null;
}

export function objectTreeSlice({ set, get, connection }: SliceContext<ObjectTreeSlice>): ObjectTreeSlice {
  function put(key: string, known: KnownParts) {
    set({ objectParts: { ...get().objectParts, [key]: known } });
  }

  return {
    objectParts: {},
    openPlaces: new Set(),
    chosenPlace: null,
    selectedObjects: new Set(),
    choosePlace(chosenPlace) {
      const whole = chosenPlace !== null && chosenPlace.path.length === 0;
      set({ chosenPlace, selectedObjects: new Set(whole ? [refKey(chosenPlace.ref)] : []) });
    },
    selectObjects: (selectedObjects) => set({ selectedObjects }),
    openPlace(place) {
      const key = placeKey(place);
      set({ openPlaces: new Set(get().openPlaces).add(key) });
      // What R has in an environment may have changed since; anything else cannot have.
      const changes = factsAt(get(), place)?.kind === 'environment';
      const known = get().objectParts[key];
      if (changes && known && !known.loading) put(key, { ...known, total: null, parts: [] });
      if (changes || !known || known.error) void get().loadParts(place);
    },
    closePlace(place) {
      const openPlaces = new Set(get().openPlaces);
      openPlaces.delete(placeKey(place));
      set({ openPlaces });
    },
    async loadParts(place) {
      const key = placeKey(place);
      const known = get().objectParts[key] ?? { total: null, parts: [], loading: false, error: null };
      if (known.loading) return;
      const limit = nextCount(known);
      if (limit <= 0) return;
      put(key, { ...known, loading: true, error: null });
      try {
        const input = { place, offset: known.parts.length, limit };
        const { total, parts } = await connection.call('objects.parts', input);
        if (!(key in get().objectParts)) return;
        put(key, { total, parts: [...known.parts, ...parts], loading: false, error: null });
      } catch (thrown) {
        if (!(key in get().objectParts)) return;
        put(key, { ...known, loading: false, error: asStudioError(thrown) });
        if (isStudioError(thrown, 'stale-handle')) void get().refreshObjects();
      }
    },
    keepTreeOf(objects) {
      const refs = new Set(objects.map(({ ref }) => refKey(ref)));
      const stays = (key: string) => refs.has(objectOfKey(key));
      const { objectParts, openPlaces, chosenPlace, selectedObjects } = get();
      set({
        objectParts: Object.fromEntries(Object.entries(objectParts).filter(([key]) => stays(key))),
        openPlaces: new Set([...openPlaces].filter(stays)),
        selectedObjects: new Set([...selectedObjects].filter(stays)),
        chosenPlace: chosenPlace && refs.has(refKey(chosenPlace.ref)) ? chosenPlace : null,
      });
    },
  };
}
