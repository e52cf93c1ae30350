import { describe, expect, test } from 'vitest';
import type { ObjectPart } from '../../../shared/contract/objects';
import { attribute, binding, element, failureOf, realObjects, slot } from './real-objects';

const objects = realObjects();
const { service } = objects;
const names = (parts: readonly ObjectPart[], by: string) =>
  parts.filter(({ step }) => step.by === by).map(({ name }) => name);

describe('the parts of', () => {
  test('a list: its elements in order, those without a name too', async () => {
    const parts = await objects.parts('list(a = 1, 2, a = NULL, b = list(3, 4))');
    expect(parts).toMatchObject([
      { name: 'a', step: { by: 'element', index: 1 }, kind: 'vector', label: 'num 1', expandable: false },
      { name: '[[2]]', step: { by: 'element', index: 2 } },
      { name: 'a', step: { by: 'element', index: 3 }, kind: 'other', type: 'NULL' },
      { name: 'b', kind: 'list', length: 2, expandable: true },
    ]);
    expect(await objects.parts('list(a = 1, b = list(3, c = 4))', element(2))).toMatchObject([
      { name: '[[1]]' },
      { name: 'c' },
    ]);
  });

  test('a data frame: columns, then attributes', async () => {
    const parts = await objects.parts('structure(iris, note = "n")');
    expect(names(parts, 'element')).toEqual(
      Object.keys({ 'Sepal.Length': 0, 'Sepal.Width': 0, 'Petal.Length': 0, 'Petal.Width': 0, Species: 0 }),
    );
    expect(names(parts, 'attribute').sort()).toEqual(['class', 'note', 'row.names']);
    expect(parts[4]).toMatchObject({ classes: ['factor'], length: 150, expandable: true, tabular: true });
    const levels = await objects.parts('iris', element(5));
    expect(names(levels, 'attribute')).toEqual(['levels', 'class']);
  });

  test('an S4 object: its slots, empty ones too, and its data', async () => {
    await objects.run('setClass("Sheet", contains = "list", representation(a = "ANY", note = "character"))');
    const parts = await objects.parts('new("Sheet", list(1, 2), a = NULL, note = "x")');
    expect(names(parts, 'element')).toEqual(['[[1]]', '[[2]]']);
    expect(names(parts, 'slot').sort()).toEqual(['a', 'note']);
    expect(names(parts, 'attribute')).toEqual(['class']);
    expect(parts.find(({ name }) => name === 'a')).toMatchObject({ type: 'NULL' });
    const place = await objects.place('new("Sheet", a = 1:3)', slot('a'));
    expect((await service.text(place, 'print')).text).toBe('[1] 1 2 3\n');
  });

  test('a function and a call', async () => {
    const parts = await objects.parts('function(x, y = 2) x + y');
    expect(names(parts, 'element')).toEqual(['formals', 'body', 'environment']);
    expect(await objects.parts('function(x, y = 2) x + y', element(1))).toMatchObject([
      { name: 'x', type: 'empty argument', expandable: false },
      { name: 'y', label: 'num 2' },
    ]);
    const call = await objects.parts('quote(f(x, n = 1, , 2))');
    expect(call.map(({ name, label }) => `${name}: ${label}`)).toEqual([
      ...['[[1]]: f', '[[2]]: x', 'n: num 1', '[[4]]: ', '[[5]]: num 2'],
    ]);
    expect((await objects.parts('sum')).length).toBe(0);
    expect((await objects.parts('expression(a + b, c)')).map(({ label }) => label)).toEqual(['a + b', 'c']);
    expect((await objects.parts('as.pairlist(list(p = 1))')).map(({ name }) => name)).toEqual(['p']);
  });

  test('an environment: what is in it, itself too, hidden names, in one order', async () => {
    const parts = await objects.parts('local({ b <- 1; .a <- 2; me <- environment(); me })');
    expect(names(parts, 'binding')).toEqual(['.a', 'b', 'me']);
    const inner = await objects.parts(
      'local({ b <- 1; me <- environment(); me })',
      ...[binding('me'), binding('me'), binding('me')],
    );
    expect(names(inner, 'binding')).toEqual(['b', 'me']);
    const locked = 'local({ e <- new.env(); e$x <- 1; lockEnvironment(e, TRUE); e })';
    expect(names(await objects.parts(locked), 'binding')).toEqual(['x']);
    expect((await objects.parts('emptyenv()')).length).toBe(0);
    expect((await objects.parts('baseenv()')).length).toBe(1000);
  });

  test('reference classes and R6-like objects: fields, and the class', async () => {
    const made = 'setRefClass("Counter", fields = list(n = "numeric", other = "ANY"))$new(n = 3)';
    const parts = await objects.parts(made);
    expect(parts.find(({ name }) => name === 'n')).toMatchObject({ step: { by: 'binding' } });
    expect(names(parts, 'attribute')).toEqual(['class']);
    const r6 = await objects.parts('structure(list2env(list(x = 1)), class = c("Thing", "R6"))');
    expect(r6.map(({ name }) => name)).toEqual(['x', 'class']);
  });

  test('others: external pointers, weak references, symbols, NULL', async () => {
    for (const code of ['getLoadedDLLs()[["stats"]][["handle"]]', 'quote(a)', 'NULL', '1:3']) {
      const { ref } = await objects.place(code);
      const { parts, total } = await service.parts({ ref, path: [] }, 0, 10);
      expect(total).toBe(parts.length);
      expect(parts.every(({ step }) => step.by === 'attribute')).toBe(true);
    }
  });
});

describe('what is lazy is not evaluated', () => {
  test('promises and active bindings say so, and cannot be entered', async () => {
    await objects.run(`touched <- 0
      lazy <- (function(x, y, z) { force(z); environment() })({ touched <<- 1; 5 }, z = 7)
      makeActiveBinding("act", function() { touched <<- 2; stop("side effect") }, lazy)
      delayedAssign("globally", { touched <<- 3; 1 })`);
    const parts = await objects.parts('lazy');
    expect(parts).toMatchObject([
      { name: 'act', type: 'active binding', expandable: false },
      { name: 'x', type: 'promise', label: expect.stringContaining('touched <<- 1') },
      { name: 'y', type: 'empty argument' },
      { name: 'z', label: 'num 7' },
    ]);
    for (const name of ['act', 'x']) {
      const refused = await failureOf(service.text(await objects.place('lazy', binding(name)), 'print'));
      expect(refused).toMatchObject({ code: 'invalid-input', where: name });
    }
    const global = await objects.parts('globalenv()');
    expect(global.find(({ name }) => name === 'globally')).toMatchObject({ type: 'promise' });
    expect(await objects.run('touched')).toBe('[1] 0\n');
  });

  test('an empty argument has a place but no value', async () => {
    const place = await objects.place('quote(x[, 1])', element(3));
    expect(await service.parts(place, 0, 10)).toEqual({ total: 0, parts: [] });
    expect(await service.text(place, 'str')).toEqual({ text: '', truncated: false });
    const page = { offset: 0, limit: 1, columnOffset: 0, columnLimit: 1 };
    expect((await failureOf(service.page(place, page))).message).toContain('empty argument');
  });
});

test('names of any kind lead to their parts', async () => {
  const odd = ['line\nbreak', `quo"te'`, 'größer ☃', ' ', '`tick`', 'a::b', '...'];
  const code = `local({ e <- new.env(); for (n in c(${odd.map((n) => JSON.stringify(n)).join(', ')})) assign(n, n, e); e })`;
  const place = await objects.place(code);
  const { parts } = await service.parts(place, 0, 100);
  expect(new Set(parts.map(({ name }) => name))).toEqual(new Set(odd));
  for (const { step, name } of parts) {
    const { printed } = await service.call('main', 'base::identity', [
      { name: '', value: { ref: place.ref, path: [step], as: 'x' } },
    ]);
    expect(printed.text).toContain(name === 'line\nbreak' ? 'line' : name.replace('"', '\\"'));
  }
  const marked = await objects.parts('structure(1, "größe\\n" = 2)', attribute('größe\n'));
  expect(marked).toEqual([]);
  const latin = await objects.parts('setNames(list(1, 2, 3), c("caf\\xe9", NA, ""))');
  expect(latin.map(({ name }) => name)).toEqual(['caf<e9>', '[[2]]', '[[3]]']);
});

test('a part that is not there is an error that names it', async () => {
  const refused = async (code: string, ...path: Parameters<typeof objects.place>[1][]) =>
    (await failureOf(service.parts(await objects.place(code, ...path), 0, 10))).message;
  expect(await refused('list(1)', element(2))).toContain('no element 2');
  expect(await refused('list(1)', slot('x'))).toContain("no slot 'x'");
  expect(await refused('1', attribute('dim'))).toContain("no attribute 'dim'");
  expect(await refused('new.env()', binding('x'))).toContain("no binding 'x'");
  expect(await refused('1', binding('x'))).toContain("no binding 'x'");
});
