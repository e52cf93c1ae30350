import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Session } from '../../../electron/session/session';
import { SexpWrapper } from '../../../electron/session/sexp-wrapper';
import { start } from './real-worker';

let session: Session;
beforeAll(async () => {
  session = await start();
});
afterAll(() => session.kill());

test('what the worker keeps is known with the answer that makes or releases it', async () => {
  const nothing = { handles: 0, handleBytes: 0 };
  expect(session.kept).toEqual(nothing);
  const one = await session.call('base::new.env');
  const two = await session.call('base::globalenv');
  const three = await session.call('base::sum', { args: [1] });
  const kept = [one, two, three].filter((value) => value instanceof SexpWrapper);
  expect(kept).toHaveLength(2);
  const bytes = kept.reduce((sum, { size }) => sum + size, 0);
  expect(session.kept).toEqual({ handles: kept.length, handleBytes: bytes });
  await session.release(kept);
  expect(session.kept).toEqual(nothing);
});

test('a call that fails keeps nothing, and what it gave up is not counted', async () => {
  const code = 'list(new.env(), 1, new.env())';
  const expression = await session.call('base::str2lang', { args: [code] });
  const before = session.kept;
  expect(before.handles).toBe(1);
  await expect(session.call('base::stop', { args: [expression] })).rejects.toMatchObject({ code: 'r-error' });
  expect(session.kept).toEqual(before);
  await session.call('base::eval', { args: [expression] });
  expect(session.kept.handles).toBe(3);
});
