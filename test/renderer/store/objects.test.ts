import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { placeKey } from '../../../renderer/store/object-keys';
import type { ObjectInfo } from '../../../shared/contract/objects';
import { StudioError } from '../../../shared/errors/studio-error';
import { worker } from '../fake/fixtures';
import { elementPart, objectInfo, objectResult } from '../fake/objects';
import { opened } from '../fake/opened';

const data = objectInfo('1');
const list = objectInfo('2', { kind: 'list', origin: 'list(1)' });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

async function withObjects(objects: readonly ObjectInfo[]) {
  const studio = await opened();
  studio.connection.answer({ 'objects.list': () => objects });
  await studio.state().refreshObjects();
  return studio;
}
const settle = () => vi.advanceTimersByTimeAsync(1);

describe('the list of objects', () => {
  it('is asked for again when handles change, once, and not while the worker is busy', async () => {
    const { connection, named } = await withObjects([data]);
    const handles = (handles: number, state: 'ready' | 'busy') =>
      connection.emit('workers.changed', [{ ...worker, handles, state }]);
    handles(1, 'ready');
    handles(1, 'ready');
    await settle();
    expect(named('objects.list')).toHaveLength(2);
    handles(2, 'busy');
    handles(3, 'busy');
    await settle();
    expect(named('objects.list')).toHaveLength(2);
    handles(3, 'ready');
    await settle();
    expect(named('objects.list')).toHaveLength(3);
  });

  it('keeps what is on the screen when a question fails, and says why', async () => {
    const { connection, state } = await withObjects([data]);
    connection.answer({
      'objects.list': () => {
        throw new StudioError('worker-crashed', 'gone');
      },
    });
    await state().refreshObjects();
    expect(state().objects).toEqual([data]);
    expect(state().objectsError?.message).toBe('gone');
  });

  it('does not take an answer from before an object was added', async () => {
    const { connection, state } = await withObjects([]);
    const answers: ((objects: ObjectInfo[]) => void)[] = [];
    connection.answer({
      'objects.list': () => new Promise((resolve) => void answers.push(resolve)),
      'objects.add': () => objectResult(data),
    });
    const asked = state().refreshObjects();
    await state().addObject({ datasetId: 'epilepsy' }, 'Adding epilepsy');
    answers[0]?.([]);
    await settle();
    expect(state().objects).toEqual([data]);
    answers[1]?.([data]);
    await asked;
    expect(state().objects).toEqual([data]);
  });
});

describe('a worker that is replaced', () => {
  it('takes its objects, the tree of them and the choice along, and remembers what can be had again', async () => {
    const { connection, state } = await withObjects([list]);
    connection.answer({
      'objects.add': () => objectResult(data),
      'objects.parts': () => ({ total: 1, parts: [elementPart(1, 'a')] }),
    });
    await state().addObject({ datasetId: 'epilepsy' }, 'Adding epilepsy');
    state().openPlace({ ref: data.ref, path: [] });
    await settle();
    expect(Object.keys(state().objectParts)).toHaveLength(1);
    vi.setSystemTime(5000);
    connection.emit('workers.changed', [{ ...worker, state: 'starting', epoch: null, pid: null }]);
    expect(state()).toMatchObject({ objects: [], objectParts: {}, chosenPlace: null });
    expect(state().openPlaces.size).toBe(0);
    expect(state().objectsLost).toEqual({
      worker: 'main',
      at: 5000,
      count: 2,
      again: [{ origin: 'Data 1', source: { datasetId: 'epilepsy' } }],
    });
  });
});

describe('making and releasing', () => {
  it('chooses what was made, and keeps the code that made it, each once', async () => {
    const { connection, state } = await withObjects([]);
    connection.answer({ 'objects.add': () => objectResult(list) });
    for (const code of ['1', 'list(1)', '1']) await state().addObject({ code }, 'R code');
    expect(state().objectCode()).toEqual(['list(1)', '1']);
    expect(state().chosenPlace).toEqual({ ref: list.ref, path: [] });
    expect(state().objects).toEqual([list]);
    expect(state().objectWork).toBeNull();
  });

  it('ends the work when R fails, with its error and the code kept', async () => {
    const { connection, state } = await withObjects([data]);
    connection.answer({
      'objects.add': () => {
        throw new StudioError('r-error', 'object not found');
      },
    });
    await expect(state().addObject({ code: 'y' }, 'R code')).rejects.toThrow('object not found');
    expect(state().objectWork).toBeNull();
    expect(state().objectCode()).toEqual(['y']);
  });

  it('releases, and says where it could not', async () => {
    const { connection, state, notices } = await withObjects([data, list]);
    expect(await state().releaseObjects([data.ref])).toBe(false);
    expect(notices).toHaveLength(1);
    connection.answer({ 'objects.release': () => null });
    expect(await state().releaseObjects([data.ref])).toBe(true);
    expect(state().objects).toEqual([list]);
  });
});

describe('parts of an object', () => {
  const place = { ref: data.ref, path: [] };

  it('come in pages, the next after the last', async () => {
    const { connection, state, named } = await withObjects([data]);
    connection.answer({
      'objects.parts': ({ offset, limit }) => ({
        total: 1300,
        parts: Array.from({ length: Math.min(limit, 1300 - offset) }, (_, i) =>
          elementPart(offset + i + 1, `e${i}`),
        ),
      }),
    });
    state().openPlace(place);
    await settle();
    await state().loadParts(place);
    await state().loadParts(place);
    expect(state().objectParts[placeKey(place)]?.parts).toHaveLength(1300);
    await state().loadParts(place);
    expect(named('objects.parts').map(({ input }) => input)).toMatchObject([
      { offset: 0, limit: 200 },
      { offset: 200, limit: 1000 },
      { offset: 1200, limit: 100 },
    ]);
  });

  it('of an environment are asked for again when it is opened again', async () => {
    const environment = { ...data, kind: 'environment' as const };
    const { connection, state, named } = await withObjects([environment]);
    connection.answer({ 'objects.parts': () => ({ total: 0, parts: [] }) });
    for (let i = 0; i < 2; i++) {
      state().openPlace(place);
      await settle();
      state().closePlace(place);
    }
    expect(named('objects.parts')).toHaveLength(2);
  });

  it('of an object that is gone make the list be asked for', async () => {
    const { connection, state, named } = await withObjects([data]);
    connection.answer({
      'objects.list': () => [],
      'objects.parts': () => {
        throw new StudioError('stale-handle', 'gone');
      },
    });
    state().openPlace(place);
    await settle();
    expect(named('objects.list')).toHaveLength(2);
    expect(state()).toMatchObject({ objects: [], objectParts: {} });
  });
});
