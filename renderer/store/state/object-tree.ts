import type { ObjectInfo, ObjectPart, ObjectPlace } from '../../../shared/contract/objects';
import type { StudioError } from '../../../shared/errors/studio-error';

/** What is known of the parts of a place; `parts` are the first of `total`. */
export interface KnownParts {
  readonly total: number | null;
  readonly parts: readonly ObjectPart[];
  readonly loading: boolean;
  readonly error: StudioError | null;
}

export interface ObjectTreeSlice {
  /** By the key of the place. */
  readonly objectParts: Readonly<Record<string, KnownParts>>;
  /** Keys of the places that are open. */
  readonly openPlaces: ReadonlySet<string>;
  /** The place that the viewer shows. */
  readonly chosenPlace: ObjectPlace | null;
  /** Keys of the objects that are selected, to be released for one. */
  readonly selectedObjects: ReadonlySet<string>;
  readonly choosePlace: (place: ObjectPlace | null) => void;
  readonly selectObjects: (keys: ReadonlySet<string>) => void;
  readonly openPlace: (place: ObjectPlace) => void;
  readonly closePlace: (place: ObjectPlace) => void;
  /** Asks for the next parts of a place, or again for those that could not be had. */
  readonly loadParts: (place: ObjectPlace) => Promise<void>;
  /** Forgets what was known of objects that are not in `objects`. */
  readonly keepTreeOf: (objects: readonly ObjectInfo[]) => void;
}
