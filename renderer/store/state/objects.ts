import type { ObjectInfo, ObjectRef, ObjectResult, ObjectSource } from '../../../shared/contract/objects';
import type { Input } from '../../../shared/contract/procedures';
import type { WorkerInfo } from '../../../shared/contract/workers';
import type { StudioError } from '../../../shared/errors/studio-error';

/** Something that makes an object, while it runs. */
export interface ObjectWork {
  /** As it is said on the screen: "R code", "Adding epilepsy". */
  readonly what: string;
  /** In milliseconds since 1970. */
  readonly since: number;
  readonly stop: () => void;
}

/** Objects that went with their worker. */
export interface LostObjects {
  readonly worker: string;
  readonly at: number;
  readonly count: number;
  /** Those that can be had again without running code: how they were called, and where they came from. */
  readonly again: readonly { readonly origin: string; readonly source: ObjectSource }[];
}

export interface ObjectsSlice {
  /** Objects that workers keep; null until they are known. */
  readonly objects: readonly ObjectInfo[] | null;
  readonly objectsError: StudioError | null;
  readonly objectsLost: LostObjects | null;
  readonly objectWork: ObjectWork | null;
  /** Asks for the objects, once at a time. */
  readonly refreshObjects: () => Promise<void>;
  /** Drops the objects of workers that are gone, and asks again where a worker's objects changed. */
  readonly objectsSeen: (workers: readonly WorkerInfo[]) => void;
  /** Makes an object and chooses it. Throws the `StudioError` of R. */
  readonly addObject: (source: ObjectSource, what: string) => Promise<ObjectResult>;
  /** Adds fits and data of the project, one after the other; says what could not be added. */
  readonly addOfProject: (sources: readonly ObjectSource[], what: string) => Promise<void>;
  readonly callWithObjects: (input: Input<'objects.call'>) => Promise<ObjectResult>;
  /** True where they are gone. */
  readonly releaseObjects: (refs: readonly ObjectRef[]) => Promise<boolean>;
  readonly forgetLost: () => void;
  /** R code that was run in this project, oldest first. */
  readonly objectCode: () => readonly string[];
}
