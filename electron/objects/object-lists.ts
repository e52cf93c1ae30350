import type { ObjectInfo, ObjectRef } from '../../shared/contract/objects';
import type { WorkerInfo } from '../../shared/contract/workers';
import { asStudioError, type StudioError } from '../../shared/errors/studio-error';

/** How long a list is waited for; after that what was known before is shown, and the next question has the new one. */
const patienceMs = 300;

interface Known {
  readonly epoch: string;
  objects: readonly ObjectInfo[];
  /** How often objects were added or removed here. */
  changes: number;
  /** A question that is on its way. */
  asking: Promise<void> | null;
}

/** What each worker keeps, as far as it is known. No question waits behind a call that is running. */
export class ObjectLists {
  readonly #known = new Map<string, Known>();

  constructor(
    /** Asks a worker. */
    private readonly ask: (worker: string, epoch: string) => Promise<readonly ObjectInfo[]>,
    /** Hears why a worker could not be asked. */
    private readonly warn: (error: StudioError) => void,
  ) {}

  /** The objects of all these workers: of one that is busy those that were known last. */
  async all(workers: readonly WorkerInfo[]): Promise<readonly ObjectInfo[]> {
    const lists = await Promise.all(workers.map((worker) => this.#of(worker)));
    return lists.flat();
  }

  /** An object was made. */
  add(object: ObjectInfo): void {
    const { worker, epoch } = object.ref;
    const known = this.#entry(worker, epoch);
    known.changes += 1;
    known.objects = [...known.objects.filter(({ ref }) => ref.id !== object.ref.id), object];
  }

  /** Objects were released. */
  remove(refs: readonly ObjectRef[]): void {
    for (const [worker, known] of this.#known) {
      const gone = new Set(
        refs.filter((ref) => ref.worker === worker && ref.epoch === known.epoch).map(({ id }) => id),
      );
      if (gone.size === 0) continue;
      known.changes += 1;
      known.objects = known.objects.filter(({ ref }) => !gone.has(ref.id));
    }
  }

  async #of({ id, epoch, state }: WorkerInfo): Promise<readonly ObjectInfo[]> {
    if (epoch === null) return [];
    const known = this.#entry(id, epoch);
    if (state === 'ready') {
      known.asking ??= this.#refresh(id, known);
      await Promise.race([known.asking, elapsed(patienceMs)]);
    }
    return known.objects;
  }

  async #refresh(worker: string, known: Known): Promise<void> {
    try {
      const { changes } = known;
      const objects = await this.ask(worker, known.epoch);
      // What was added or removed meanwhile is newer than an answer that may have been given before.
      if (known.changes === changes) known.objects = objects;
    } catch (error) {
      // Its objects went with it; whatever else went wrong does not take the objects of other workers from sight.
      const { code } = asStudioError(error);
      if (code === 'worker-crashed' || code === 'stale-handle') known.objects = [];
      else if (code !== 'cancelled') this.warn(asStudioError(error));
    } finally {
      known.asking = null;
    }
  }

  #entry(worker: string, epoch: string): Known {
    const before = this.#known.get(worker);
    if (before?.epoch === epoch) return before;
    const fresh: Known = { epoch, objects: [], changes: 0, asking: null };
    this.#known.set(worker, fresh);
    return fresh;
  }
}

function elapsed(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
