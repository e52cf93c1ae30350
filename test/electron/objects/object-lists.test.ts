import { expect, test, vi } from 'vitest';
import { element, failureOf, realObjects } from './real-objects';

const objects = realObjects();
const { service } = objects;
const ids = async () => (await service.list()).map(({ ref }) => ref.id);
/** A list is what was known before where R takes its time to answer; then the next one is that answer. */
const soon = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 20_000, interval: 20 });

test('objects are listed oldest first, with those that other calls left', async () => {
  const first = await objects.place('list(1)');
  const other = await objects.session.call('base::new.env');
  const second = await objects.place('2');
  if (other.type !== 'handle') throw new Error('no handle');
  await soon(async () => expect(await ids()).toEqual([first.ref.id, other.id, second.ref.id]));
  const [, left] = await service.list();
  expect(left).toMatchObject({ origin: 'base::new.env', kind: 'environment', ref: { worker: 'main' } });
});

test('what is released is gone: from the list, and for every use; twice is no error', async () => {
  const { ref } = await objects.place('list(a = 1:3)');
  const kept = await objects.place('"kept"');
  await service.release([ref, ref]);
  await service.release([ref]);
  expect(await ids()).not.toContain(ref.id);
  expect(await ids()).toContain(kept.ref.id);
  const window = { offset: 0, limit: 1, columnOffset: 0, columnLimit: 1 };
  for (const use of [
    service.parts({ ref, path: [] }, 0, 1),
    service.text({ ref, path: [element(1)] }, 'print'),
    service.page({ ref, path: [element(1)] }, window),
    service.call('main', 'base::sum', [{ name: '', value: { ref, path: [element(1)], as: 'x' } }]),
  ]) {
    expect(await failureOf(use)).toMatchObject({ code: 'stale-handle' });
  }
});

test('thousands of objects are listed and released at once', async () => {
  const code = 'lapply(1:3000, function(i) structure(list(i), class = "own"))';
  const expression = await objects.session.call('base::str2expression', { args: [code] });
  await objects.session.call('base::eval', { args: [expression] });
  await soon(async () => {
    expect((await service.list()).filter(({ classes }) => classes[0] === 'own').length).toBe(3000);
  });
  await service.release((await service.list()).map(({ ref }) => ref));
  await soon(async () => expect(await ids()).toEqual([]));
});

test('a busy worker does not hold the list up: what was known is shown', async () => {
  const { ref } = await objects.place('"before"');
  const known = await ids();
  const controller = new AbortController();
  const long = service.add({ from: 'code', code: 'Sys.sleep(20)' }, controller.signal);
  const stopped = failureOf(long);
  expect(await ids()).toEqual(known);
  expect(known).toContain(ref.id);
  expect(objects.session.current?.target).toBe('studio::object_code');
  controller.abort();
  expect((await stopped).code).toBe('cancelled');
});

test('what was said of an object when it was made is what the list says', async () => {
  const { object } = await service.add({ from: 'code', code: 'data.frame(x = 1:3)' });
  const listed = (await service.list()).find(({ ref }) => ref.id === object.ref.id);
  expect({ ...listed, createdAt: 0 }).toEqual({ ...object, createdAt: 0 });
  expect(Math.abs((listed?.createdAt ?? 0) - object.createdAt)).toBeLessThan(1000);
});

test('after a restart nothing is left, and old objects say so', async () => {
  const place = await objects.place('1');
  await objects.restart();
  await soon(async () => expect(await ids()).toEqual([]));
  expect(await failureOf(service.text(place, 'print'))).toMatchObject({
    code: 'stale-handle',
    hint: expect.stringContaining('again'),
  });
  const call = service.call('main', 'base::sum', [{ name: '', value: { ...place, as: 'x' } }]);
  expect((await failureOf(call)).code).toBe('stale-handle');
  await service.release([place.ref]);
  // The new worker counts anew: an old id never lets go of a new object.
  const fresh = await objects.place('2');
  await service.release([{ ...fresh.ref, epoch: place.ref.epoch }]);
  expect((await service.text(fresh, 'print')).text).toBe('[1] 2\n');
});
