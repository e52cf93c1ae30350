import { afterAll, beforeAll, expect, test } from 'vitest';
import { fromR } from '../../../electron/session/from-r';
import type { Session } from '../../../electron/session/session';
import { foldersOf, start } from '../session/real-worker';

let session: Session;
beforeAll(async () => {
  session = await start();
});
afterAll(async () => {
  await session.kill();
  expect(foldersOf(process.pid)).toEqual([]);
});

/** Keeps no handle to the expression. */
async function evaluate(code: string) {
  const expression = await session.call('base::str2lang', { args: [code] });
  try {
    return await session.call('base::eval', { args: [expression] });
  } finally {
    if (expression.type === 'handle') await session.release(expression);
  }
}
const held = async () => (await session.status()).handles;

test('an answer that cannot be encoded keeps no object and no segment', async () => {
  await evaluate('{ registerS3method("dim", "shapeless", function(x) stop("no shape"), baseenv()); 1 }');
  const before = await held();
  const call = evaluate('list(Sys.Date(), list(sum, numeric(1e5)), structure(list(), class = "shapeless"))');
  await expect(call).rejects.toMatchObject({ code: 'r-error', message: 'no shape' });
  expect(await held()).toBe(before);
});

test('an answer that is longer than a frame is an error and keeps no object; the worker lives', async () => {
  // A limit that is soon reached, in the worker's own environment.
  const limit = (bytes: number) =>
    evaluate(`for (f in Filter(is.function, lapply(1:sys.nframe(), sys.function))) {
      place <- environment(f)
      if (is.environment(place) && exists("frame_limit", place, inherits = FALSE)) place$frame_limit <- ${bytes}
    }`);
  const before = await held();
  await limit(5000);
  const call = evaluate('c(list(Sys.Date(), numeric(1e5)), as.list(1:500))');
  await expect(call).rejects.toMatchObject({
    code: 'invalid-input',
    message: expect.stringContaining('too large to be sent'),
  });
  await limit(2 ** 28);
  expect(await held()).toBe(before);
  const value = await evaluate('c(list(Sys.Date()), as.list(1:500))');
  expect(value.type === 'list' && value.values.length).toBe(501);
  expect(await held()).toBe(before + 1);
  expect(fromR(await session.call('base::identity', { args: [1] }))).toBe(1);
});
