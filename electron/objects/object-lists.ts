import type { ObjectInfo, ObjectRef } from '../../shared/contract/objects';
import type { WorkerInfo } from '../../shared/contract/workers';
import { asStudioError, type StudioError } from '../../shared/errors/studio-error';

/** How long to wait for a list; then the earlier list is shown, and the next call returns the new one. */
const patienceMs = 300;

interface Known {
  readonly epoch: string;
  objects: readonly ObjectInfo[];
  /** Counts how often objects were added or removed. */
  changes: number;
  /** A question without an answer yet. */
  asking: Promise<void> | null;
}

/** The known objects of each worker. Questions never wait for a running call. */
export class ObjectLists {
  readonly #known = new Map<string, Known>();

  constructor(
    /** Asks a worker for its list. */
    private readonly ask: (worker: string, epoch: string) => Promise<readonly ObjectInfo[]>,
    /** Called with the reason if a worker could not be asked. */
    private readonly warn: (error: StudioError) => void,
  ) {}

  /** The objects of all these workers; for a busy worker those of its last list. */
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
      // Objects that were added or removed meanwhile are newer than this answer.
      if (known.changes === changes) known.objects = objects;
    } catch (error) {
      // If the worker is gone, so are its objects. Other errors must not hide the objects of other workers.
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
