import type { ObjectInfo, ObjectResult, ObjectSource } from '../../shared/contract/objects';
import type { WorkerInfo } from '../../shared/contract/workers';
import { asStudioError, isStudioError } from '../../shared/errors/studio-error';
import { t } from '../../shared/texts/texts';
import { refKey } from './object-keys';
import type { SliceContext } from './slice-context';
import type { ObjectsSlice } from './state/objects';

const maxCode = 100;

/** Changes whenever a worker's objects may have. */
function signature(workers: readonly WorkerInfo[]): string {
  return workers
    .filter(({ role, epoch }) => role === 'main' && epoch !== null)
    .map(({ id, epoch, handles }) => `${id} ${epoch} ${handles}`)
    .join('\n');
}

export function objectsSlice({
  set,
  get,
  connection,
  notify,
  kept,
}: SliceContext<ObjectsSlice>): ObjectsSlice {
  const sources = new Map<string, ObjectSource>();
  let asking: Promise<void> | null = null;
  /** Counts what was added and released here: an answer from before such a change is out of date. */
  let changes = 0;
  let seen = '';

  function put(objects: readonly ObjectInfo[]) {
    set({ objects, objectsError: null });
    get().keepTreeOf(objects);
  }

  async function ask(): Promise<void> {
    const before = changes;
    try {
      const objects = await connection.call('objects.list', undefined);
      if (before !== changes) return await ask();
      put(objects);
    } catch (error) {
      set({ objectsError: asStudioError(error) });
    }
  }

  async function work<T extends ObjectResult>(what: string, run: (signal: AbortSignal) => Promise<T>) {
    const controller = new AbortController();
    set({ objectWork: { what, since: Date.now(), stop: () => controller.abort() } });
    try {
      const result = await run(controller.signal);
      const { object } = result;
      changes += 1;
      const others = (get().objects ?? []).filter(({ ref }) => refKey(ref) !== refKey(object.ref));
      put([...others, object]);
      get().choosePlace({ ref: object.ref, path: [] });
      set({ objectsLost: null });
      return result;
    } finally {
      set({ objectWork: null });
    }
  }

  function lose(gone: readonly ObjectInfo[], worker: string) {
    const again = gone.flatMap(({ ref, origin }) => {
      const source = sources.get(refKey(ref));
      return source && !('code' in source) ? [{ origin, source }] : [];
    });
    set({ objectsLost: { worker, at: Date.now(), count: gone.length, again } });
  }

  const keptCode = () => kept.project(get().project?.path ?? '');

  return {
    objects: null,
    objectsError: null,
    objectsLost: null,
    objectWork: null,
    async refreshObjects() {
      asking ??= ask().finally(() => {
        asking = null;
      });
      await asking;
    },
    objectsSeen(workers) {
      const { objects } = get();
      if (objects === null) return;
      const epochs = new Map(workers.map(({ id, epoch }) => [id, epoch]));
      const gone = objects.filter(({ ref }) => epochs.get(ref.worker) !== ref.epoch);
      const [first] = gone;
      if (first) {
        lose(gone, first.ref.worker);
        put(objects.filter((object) => !gone.includes(object)));
      }
      const now = signature(workers);
      // A worker in a long call answers when it is done; until then it is not asked.
      const busy = workers.some(({ role, state }) => role === 'main' && state === 'busy');
      if (now === seen || busy || get().objectWork) return;
      seen = now;
      if (now !== '') void get().refreshObjects();
    },
    async addObject(source, what) {
      if ('code' in source) {
        const code = get().objectCode();
        keptCode().write(
          'object code',
          [...code.filter((c) => c !== source.code), source.code].slice(-maxCode),
        );
      }
      const result = await work(what, (signal) => connection.call('objects.add', source, signal));
      sources.set(refKey(result.object.ref), source);
      return result;
    },
    async addOfProject(all, what) {
      try {
        for (const source of all) await get().addObject(source, what);
      } catch (error) {
        if (isStudioError(error, 'cancelled')) return;
        notify({ kind: 'error', title: t('store.objects.notAdded', { what }), error: asStudioError(error) });
      }
    },
    callWithObjects: (input) =>
      work(input.target, (signal) => connection.call('objects.call', input, signal)),
    async releaseObjects(refs) {
      try {
        await connection.call('objects.release', { refs: [...refs] });
        changes += 1;
        const keys = new Set(refs.map(refKey));
        for (const key of keys) sources.delete(key);
        put((get().objects ?? []).filter(({ ref }) => !keys.has(refKey(ref))));
        return true;
      } catch (error) {
        notify({ kind: 'error', title: t('store.objects.notReleased'), error: asStudioError(error) });
        return false;
      }
    },
    forgetLost: () => set({ objectsLost: null }),
    objectCode: () => keptCode().read<readonly string[]>('object code') ?? [],
  };
}
