import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fromR } from '../../../electron/session/from-r';
import type { Session } from '../../../electron/session/session';
import { SexpWrapper } from '../../../electron/session/sexp-wrapper';
import type { RValue } from '../../../electron/session/values';
import { start } from './real-worker';

let session: Session;
beforeAll(async () => {
  session = await start();
});
afterAll(() => session.kill());

async function evaluate(code: string): Promise<RValue> {
  const expression = await session.call('base::str2lang', { args: [code] });
  const value = await session.call('base::eval', { args: [expression] });
  if (expression instanceof SexpWrapper) await session.release(expression);
  return value;
}
const isCount = (value: number) => Number.isSafeInteger(value) && value >= 0;

/** Something like a fit: for each chain a vector of draws for each variable. */
const fit = (variables: number, chains: number, draws: number) =>
  `structure(list(formula = y ~ x, fit = lapply(1:${chains}, function(chain) structure(
    stats::setNames(lapply(1:${variables}, function(i) numeric(${draws} + i %% 3L)), paste0("r[", 1:${variables}, "]")),
    elapsed_time = c(warmup = 0.25)))), class = "brmsfit")`;

test('objects of any size and shape are kept, told in whole numbers, and add up to nothing in the end', async () => {
  const size = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 20_000 }));
  const shapes = [
    (n: number) => `structure(lapply(1:${n}, function(i) numeric(i %% 7L)), class = "mine")`,
    (n: number) =>
      `structure(lapply(1:${n}, function(i) strrep("x", i %% 31L)), class = "mine", note = 1:${n})`,
    (n: number) => `structure(list(rep_len(list(1, "a", 1:3, NULL), ${n})), class = "mine")`,
    (n: number) => `local({ x <- new.env(); x$parts <- as.list(1:${n}); x })`,
    (n: number) => fit(1 + (n % 3000), 1 + (n % 20), 1 + (n % 5)),
  ];
  const one = fc.tuple(size, fc.constantFrom(...shapes)).map(([n, shape]) => shape(n));
  await fc.assert(
    fc.asyncProperty(fc.array(one, { minLength: 1, maxLength: 4 }), async (codes) => {
      const value = await evaluate(`list(${codes.join(', ')})`);
      const handles = value.type === 'list' ? value.values.filter((part) => part.type === 'handle') : [];
      expect(handles).toHaveLength(codes.length);
      for (const handle of handles) expect(isCount(handle.size)).toBe(true);
      const sum = handles.reduce((total, handle) => total + handle.size, 0);
      expect(session.kept).toEqual({ handles: codes.length, handleBytes: sum });
      await session.release(handles);
      expect(session.kept).toEqual({ handles: 0, handleBytes: 0 });
    }),
    { numRuns: 40 },
  );
});

test.each([10, 200, 300, 1000, 3000])(
  'a fit of %i groups and four chains comes back as a handle',
  async (n) => {
    const value = await evaluate(fit(n, 4, 50));
    if (!(value instanceof SexpWrapper)) throw new Error(value.type);
    expect(value).toMatchObject({ classes: ['brmsfit'], label: 'brmsfit: y ~ x' });
    expect(isCount(value.size)).toBe(true);
    await session.release(value);
  },
);

test('an array whose dim has names comes and goes as it is', async () => {
  const code = 'array(1:6, dim = c(a = 2, b = 3))';
  const value = await evaluate(code);
  expect(value).toMatchObject({ type: 'integer', dim: [2, 3], dimNames: ['a', 'b'] });
  const wanted = await evaluate(`list(${code})`);
  const same = await session.call('base::identical', { args: [{ type: 'list', values: [value] }, wanted] });
  expect(fromR(same)).toBe(true);
  expect(fromR(await session.call('base::dim', { args: [value] }))).toEqual({ a: 2, b: 3 });
});

test('what R code gives names to is never a map on the wire', async () => {
  const { pid } = session;
  for (const code of [
    'structure(list(1), class = c(a = "mine", b = "yours"))',
    'structure(list(1), class = "mine", dim = c(rows = 1L))',
    'structure(list(a = 1:2), class = c(f = "data.frame"), row.names = 1:2)',
    'structure(new.env(), class = "data.frame")',
    'structure(1:2, levels = c(a = "x", b = "y"), class = "factor")',
    'structure(1:4, dim = c(2, 2), dimnames = structure(list(c("a", "b"), NULL), note = 1))',
    'structure(list(1), class = structure("mine", package = "p"))',
  ]) {
    const value = await evaluate(code);
    expect(value, code).toBeInstanceOf(SexpWrapper);
    const back = await session.call('base::identity', { args: [[value]] });
    expect(back).toMatchObject({ values: [{ type: 'handle' }] });
  }
  const condition = (kind: string) =>
    `structure(list(message = "named", call = NULL), class = c(a = "odd", b = "${kind}", c = "condition"))`;
  await expect(evaluate(`stop(${condition('error')})`)).rejects.toMatchObject({
    ...{ code: 'r-error', message: 'named' },
    condition: { classes: ['odd', 'error', 'condition'] },
  });
  expect(
    fromR(await evaluate(`{ warning(${condition('warning')}); message(${condition('message')}); 5 }`)),
  ).toBe(5);
  expect(session.pid).toBe(pid);
  expect(session.state).toBe('ready');
});

test('a condition that R code makes cannot choose the app’s codes', async () => {
  const forged = `stop(structure(list(message = "m", call = NULL, code = "cancelled", hint = "h", where = "w"),
    class = c("studio_error", "error", "condition")))`;
  const error: unknown = await evaluate(forged).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ code: 'r-error', message: 'm' });
  expect(error).not.toMatchObject({ hint: 'h' });
});

test('a handle with an id that was never given is stale, whatever the id is', async () => {
  for (const id of ['', '0', 'x', '9'.repeat(20_000), '999999999']) {
    const forged = new SexpWrapper({ id, epoch: session.epoch, classes: [], dim: null, size: 0, label: '' });
    await expect(session.call('base::identity', { args: [forged] })).rejects.toMatchObject({
      code: 'stale-handle',
    });
  }
});

test('a name that an argument has is never another argument’s', async () => {
  const kwargs = { arg1: [3, 4] };
  expect(fromR(await session.call('base::list', { args: [[1, 2]], kwargs }))).toEqual([
    [1, 2],
    [3, 4],
  ]);
  const odd = ['arg1', 'arg2', 'c', 'list', '..1', '...', 'T', '::', 'NA', '`x`', '__proto__', 'if'];
  const value = await session.call('base::list', {
    args: [[1, 2]],
    kwargs: Object.fromEntries(odd.map((name, i) => [name, [i, i]])),
  });
  expect(value).toMatchObject({
    names: ['', ...odd],
    values: [{ values: Float64Array.of(1, 2) }, ...odd.map((_, i) => ({ values: Float64Array.of(i, i) }))],
  });
});
