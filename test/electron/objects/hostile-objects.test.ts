import { describe, expect, test } from 'vitest';
import { vectorsMade } from '../session/r-memory';
import { attribute, element, failureOf, realObjects } from './real-objects';

const objects = realObjects();
const { service } = objects;

/** A class all of whose methods fail, and say that they ran. */
const hostile = (
  kind: string,
) => `for (g in c("length", "[[", "[", "$", "names", "dim", "dimnames", "as.list", "format",
    "print", "str", "summary", "as.character", "levels", "is.na", "unique", "as.vector", "xtfrm", "rep", "c", "dim")) {
    method <- eval(bquote(function(x, ...) { ran <<- c(ran, .(g)); stop("no ", .(g)) }))
    assign(paste0(g, ".${kind}"), method)
    registerS3method(g, "${kind}", method)
  }
  ran <- character()`;

describe('objects of a class whose methods all fail', () => {
  test('are made, listed, looked into and paged; print and str are errors with the condition', async () => {
    await objects.run(hostile('hostile'));
    const place = await objects.place('structure(list(a = 1, b = 2:3), class = "hostile")');
    expect((await service.list()).find(({ ref }) => ref.id === place.ref.id)).toMatchObject({
      ...{ classes: ['hostile'], length: 2, expandable: true },
    });
    const { parts } = await service.parts(place, 0, 10);
    expect(parts.map(({ name }) => name)).toEqual(['a', 'b', 'class']);
    expect((await service.parts({ ...place, path: [element(2)] }, 0, 10)).total).toBe(0);
    const numbers = await objects.place('structure(c(a = 1, b = 2), class = "hostile")');
    const window = { offset: 0, limit: 10, columnOffset: 0, columnLimit: 10 };
    const page = await service.page(numbers, window);
    expect(page).toMatchObject({ rowCount: 2, rowNames: ['a', 'b'] });
    expect(page.columns[0]).toMatchObject({ kind: 'double', values: Float64Array.of(1, 2) });
    const frame = await service.page(
      await objects.place('structure(list(x = 1:2), row.names = 1:2, class = c("hostile", "data.frame"))'),
      window,
    );
    expect(frame.columns[0]).toMatchObject({ kind: 'integer', values: Int32Array.of(1, 2) });
    // Only the values' own format method was asked, and print for what was made.
    expect(await objects.run('setdiff(ran, c("print", "format"))')).toBe('character(0)\n');
    for (const form of ['print', 'str'] as const) {
      const failure = await failureOf(service.text(place, form));
      expect(failure).toMatchObject({ code: 'r-error', message: `no ${form}` });
      // From the call that a user would have made to the method.
      expect(failure.condition?.traceback[0]).toMatch(/^(base::print|utils::str)\(x/);
    }
  });

  test('an S4 class with methods that fail', async () => {
    await objects.run(`setClass("Bad", contains = "numeric", representation(note = "list"))
      for (g in c("length", "names", "[[", "[", "show")) {
        setMethod(g, "Bad", eval(call("function", formals(getGeneric(g)), quote(stop("no S4")))))
      }`);
    const { object, printed } = await service.add({
      from: 'code',
      code: 'new("Bad", 1:3 + 0.5, note = list(1))',
    });
    expect(object).toMatchObject({ classes: ['Bad'], length: 3, tabular: true });
    expect(printed.text).toContain('no S4');
    const place = { ref: object.ref, path: [] };
    const { parts } = await service.parts(place, 0, 10);
    expect(parts.map(({ name }) => name)).toEqual(['note', 'class']);
    const page = await service.page(place, { offset: 1, limit: 10, columnOffset: 0, columnLimit: 1 });
    expect(page.columns[0]?.kind).toMatch(/double|string/);
  });

  test('classes that are nonsense', async () => {
    const parts = await objects.parts('structure(list(1), class = c("data.frame", "Date"))');
    expect(parts.length).toBeGreaterThan(0);
    await objects.parts('structure(1:3, class = c("", "x\\ny"), dim = 3L)');
    await objects.parts('structure(list(1, 2), class = "POSIXlt")', attribute('class'));
    await objects.page(
      'structure(list(a = 1, b = structure(list(), class = "POSIXlt")), row.names = 1:1, class = "data.frame")',
    );
  });
});

describe('printing', () => {
  test('that goes on for ever ends after five seconds with what was there', async () => {
    const place = await objects.place(
      'print.endless <- function(x, ...) { cat("begun\\n"); repeat Sys.sleep(0.01) }; structure(list(), class = "calm")',
    );
    const { object } = await service.add({
      from: 'code',
      code: 'x <- list(); attr(x, "class") <- "endless"; list(x)[0]',
    });
    expect(object.length).toBe(0);
    const begun = Date.now();
    const { object: endless, printed } = await service.add({ from: 'code', code: 'x' });
    expect(printed).toEqual({ text: 'begun\n', truncated: true });
    expect(endless.classes).toEqual(['endless']);
    expect(Date.now() - begun).toBeLessThan(20_000);
    // The limit ended with the text.
    expect((await service.text(place, 'str')).text).toContain('calm');
    expect(await objects.run('{ Sys.sleep(0.1); sink.number() }')).toBe('[1] 1\n');
  });

  test('is cut where it is long', async () => {
    const long = await service.text(await objects.place('strrep("x", 3e6)'), 'print');
    expect([long.truncated, long.text.length]).toEqual([true, 200_000]);
    const many = await service.text(await objects.place('as.list(1:1e5)'), 'print');
    expect(many.truncated).toBe(true);
    expect(many.text.length).toBeLessThanOrEqual(200_000);
    const numbers = await service.text(await objects.place('runif(1e6)'), 'print');
    expect(numbers.truncated).toBe(true);
    expect(numbers.text).toContain('max.print');
    expect((await service.text(await objects.place('1:10'), 'print')).truncated).toBe(false);
  });

  test('text of any kind', async () => {
    expect(await objects.run('cat("a\\u00fc\\u2603")')).toBe('NULL\n');
    const bytes = await service.text(await objects.place('structure(1, class = "bytes")'), 'print');
    expect(bytes.truncated).toBe(false);
    const raw = 'print.odd <- function(x, ...) cat("caf\\xe9\\n"); structure(1, class = "odd")';
    expect(await objects.run(raw)).toMatch(/^caf/);
  });
});

test('cycles, deep lists and objects that hold each other end', async () => {
  const cycle =
    'cyc <- setRefClass("Ring", fields = list(next_one = "ANY")); a <- cyc$new(); b <- cyc$new(next_one = a); a$next_one <- b; a';
  const place = await objects.place(cycle);
  expect((await service.text(place, 'str')).text.length).toBeGreaterThan(10);
  await objects.run('deep <- list(); for (i in 1:3000) deep <- list(deep); NULL').catch(() => undefined);
  const deep = await service.add({ from: 'code', code: 'deep' });
  expect(deep.object).toMatchObject({ length: 1, expandable: true });
  const path = Array.from({ length: 100 }, () => element(1));
  expect((await service.parts({ ref: deep.object.ref, path }, 0, 10)).total).toBe(1);
  const text = await service.text({ ref: deep.object.ref, path: [] }, 'str');
  expect(text.text.split('\n').length).toBeGreaterThan(15);
});

test('100,000 elements: only those of a page are looked at', async () => {
  const place = await objects.place('lapply(1:1e5, function(i) list(i, letters))');
  await service.parts(place, 0, 100);
  for (const offset of [0, 50_000, 99_900]) {
    const made = await vectorsMade(objects.session, async () => {
      const { total, parts } = await service.parts(place, offset, 100);
      expect([total, parts.length, parts[0]?.name]).toEqual([1e5, 100, `[[${offset + 1}]]`]);
    });
    expect(made).toBeLessThan(10);
  }
});
