import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fromR } from '../../../electron/session/from-r';
import type { Session } from '../../../electron/session/session';
import { SexpWrapper } from '../../../electron/session/sexp-wrapper';
import type { RInput, RValue } from '../../../electron/session/values';
import { vectorsMade } from './r-memory';
import { start } from './real-worker';

let session: Session;
beforeAll(async () => {
  session = await start();
});
afterAll(() => session.kill());

const back = (input: RInput) => session.call('base::identity', { args: [input] });
async function evaluate(code: string): Promise<RValue> {
  const expression = await session.call('base::str2lang', { args: [code] });
  return session.call('base::eval', { args: [expression] });
}

describe('handles', () => {
  test('what has a class of its own stays in R and comes back as itself', async () => {
    const model = await evaluate('lm(dist ~ speed, cars)');
    expect(model).toBeInstanceOf(SexpWrapper);
    expect(model).toMatchObject({ classes: ['lm'], dim: null, epoch: session.epoch });
    const deviance = fromR(await session.call('stats::deviance', { args: [model] }));
    expect(deviance).toBeCloseTo(11353.52, 2);
  });

  test('deep inside lists and arguments', async () => {
    const value = await evaluate('list(a = list(f = sum, d = as.POSIXlt("2026-11-23", tz = "UTC")), n = 1)');
    if (value.type !== 'list' || value.values[0]?.type !== 'list') throw new Error(value.type);
    const [sum, date] = value.values[0].values;
    expect(sum).toMatchObject({ classes: ['function'] });
    expect(date).toMatchObject({ classes: ['POSIXlt', 'POSIXt'] });
    if (!sum) throw new Error('no handle');
    const result = await session.call('base::do.call', { args: [sum, [[1, 2], 3]] });
    expect(fromR(result)).toBe(6);
    const nested = await session.call('base::rapply', {
      args: [[[1, [2]], { x: 5 }], sum],
      kwargs: { how: 'unlist' },
    });
    expect(fromR(nested)).toMatchObject([1, 2, 5]);
  });

  test('released ones are stale, and their objects gone from R', async () => {
    const { handles } = await session.status();
    const kept = await evaluate('globalenv()');
    expect((await session.status()).handles).toBeGreaterThan(handles);
    if (!(kept instanceof SexpWrapper)) throw new Error(kept.type);
    await session.release(kept);
    await session.release(kept);
    await expect(back([kept])).rejects.toMatchObject({ code: 'stale-handle' });
    await expect(back(new SexpWrapper(kept))).rejects.toMatchObject({ code: 'stale-handle' });
    const forged = new SexpWrapper({ ...kept, id: '999999' });
    await expect(back(forged)).rejects.toMatchObject({ code: 'stale-handle' });
  });
});

describe('what is told of a handle', () => {
  const labels: readonly (readonly [string, string])[] = [
    ['lm(dist ~ speed, cars)', 'lm(formula = dist ~ speed, data = cars)'],
    ['structure(c(1.5, 2, 7), class = "mine")', 'mine: num [1:3] 1.5 2 7'],
    ['structure(c(a = "x\\ny", b = NA), class = "mine")', 'mine: chr [1:2] "x\\ny" NA'],
    [
      'structure(c(2L, 1L, NA, 9L, 0L), levels = c("a", "b\\n"), class = c("mine", "factor"))',
      'mine: 2 levels [1:5] "b\\n" "a" NA NA NA',
    ],
    ['table(c(1, 1, 2), c(1, 2, 2))', 'table: int [1:2, 1:2] 1 0 1 1'],
    ['structure(list(a = 1, b = 2, 3), class = "mine")', 'mine: list of 3: a, b, '],
    [
      'structure(list(x = 1:2), row.names = 1:2, groups = 1, class = c("mine", "data.frame"))',
      'mine [2 x 1]: x',
    ],
    ['globalenv()', '<environment: R_GlobalEnv>'],
    ['new.env()', '<environment>'],
    ['function(x, ..., na.rm = FALSE) NULL', 'function (x, ..., na.rm = FALSE)'],
    ['sum', 'function (..., na.rm = FALSE)'],
    ['quote(a + b)', 'a + b'],
    ['quote(a)', 'a'],
    ['expression(a, b)', 'expression(a, b)'],
    [
      'methods::getClass("numeric")',
      'S4 classRepresentation: slots, contains, virtual, prototype, validity, access...',
    ],
    ['structure(list(formula = y ~ x), class = "mine")', 'mine: y ~ x'],
    // Its methods fail and lie.
    ['structure(list(1), class = "hostile")', 'hostile: list of 1'],
  ];
  test.each(labels)('%s', async (code, label) => {
    for (const method of ['length', 'names', 'dim', 'format', 'print', 'str', '`[[`']) {
      await evaluate(
        `assign("${method.replaceAll('`', '')}.hostile", function(x, ...) stop("no"), globalenv())`,
      );
    }
    expect(await evaluate(code)).toMatchObject({ type: 'handle', label });
  });

  test('the size is that of object.size, or near it where there is too much to measure', async () => {
    const sizes: readonly (readonly [string, number])[] = [
      ['structure(list(1, "a", list(TRUE)), class = "mine")', 0],
      ['methods::getClass("numeric")', 0],
      ['(function() { x <- list(1); for (i in 1:999) x <- list(x); structure(x, class = "mine") })()', 0],
      ['structure(as.list(runif(2e5)), class = "mine")', 0.02],
      ['structure(list(as.character(runif(2e5))), class = "mine")', 0.05],
      ['structure(list(rep(c("a", "b"), 1e5)), class = "mine")', 0.05],
    ];
    for (const [code, tolerance] of sizes) {
      const handle = await evaluate(code);
      if (!(handle instanceof SexpWrapper)) throw new Error(handle.type);
      const measured = await session.call('utils::object.size', { args: [handle] });
      const exact = Number(fromR(await session.call('base::as.numeric', { args: [measured] })));
      expect(Math.abs(handle.size / exact - 1)).toBeLessThanOrEqual(tolerance);
    }
  });

  test('a list deeper than any stack has a size too', async () => {
    const code =
      '(function() { x <- list(1); for (i in 1:1e5) x <- list(x); structure(x, class = "mine") })()';
    const deep = await evaluate(code);
    expect(deep.type === 'handle' && deep.size).toBeGreaterThan(1000);
  });

  test('so has a call, in a formula and in an error too', async () => {
    const deep = '(function(x) { for (i in 1:1e5) x <- call("f", x); x })(quote(a))';
    expect(await evaluate(deep)).toMatchObject({ type: 'handle', label: 'f(...)' });
    expect(await evaluate(`structure(call("~", ${deep}), class = "formula")`)).toMatchObject({
      classes: ['formula'],
    });
    const signalled = `stop(structure(class = c("e", "error", "condition"), list(message = "m", call = ${deep})))`;
    await expect(evaluate(signalled)).rejects.toMatchObject({
      code: 'r-error',
      condition: { call: 'f(...)' },
    });
  });

  test('one of 100 MB is not copied', async () => {
    await evaluate(
      '{ assign("huge", structure(lapply(1:10, function(i) runif(1.3e6)), class = "mine"), globalenv()); NULL }',
    );
    expect(await vectorsMade(session, () => session.call('base::get', { args: ['huge'] }))).toBeLessThan(5);
  });

  test('counts and sizes are part of the status; releasing gives them back', async () => {
    const before = await session.status();
    const value = await evaluate(
      'list(structure(runif(1e5), class = "mine"), list(structure(runif(1e5), class = "mine")))',
    );
    const during = await session.status();
    expect(during.handles).toBe(before.handles + 3);
    expect(during.handleBytes - before.handleBytes).toBeGreaterThan(1.6e6);
    if (value.type !== 'list' || value.values[1]?.type !== 'list') throw new Error(value.type);
    const [first, [second]] = [value.values[0], value.values[1].values];
    if (!(first instanceof SexpWrapper) || !(second instanceof SexpWrapper)) throw new Error('no handles');
    await session.release([first, second]);
    await session.release([first, second]);
    expect((await session.status()).handleBytes).toBeLessThan(during.handleBytes - 1.6e6);
  });

  test('they replace what stays, in list columns, attributes and environments of formulas, and go back as it', async () => {
    const code = `(function() {
      x <- data.frame(n = 1:2)
      x$items <- list(sum, 1)
      attr(x, "model") <- structure(list(1), class = "mine")
      list(x, structure(1:2, note = globalenv()), y ~ x)
    })()`;
    const value = await evaluate(code);
    if (value.type !== 'list') throw new Error(value.type);
    const [frame, noted, formula] = value.values;
    expect(frame).toMatchObject({
      columns: [
        { name: 'n' },
        { name: 'items', value: { values: [{ type: 'handle' }, { type: 'double' }] } },
      ],
      attributes: [{ name: 'model', value: { type: 'handle', classes: ['mine'] } }],
    });
    expect(noted).toMatchObject({
      attributes: [{ name: 'note', value: { label: '<environment: R_GlobalEnv>' } }],
    });
    expect(formula).toMatchObject({ type: 'formula', text: 'y ~ x', environment: { type: 'handle' } });
    // The environment is the function's own: what it defined is still found there.
    const environment = await session.call('base::environment', { args: [formula ?? null] });
    expect(fromR(await session.call('base::exists', { args: ['x', -1, environment] }))).toBe(true);
    const again = await back(value);
    expect(fromR(await session.call('base::identical', { args: [again, value] }))).toBe(true);
  });
});
