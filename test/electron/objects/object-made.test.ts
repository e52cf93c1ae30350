import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { until } from '../session/real-worker';
import { element, failureOf, realObjects } from './real-objects';

const objects = realObjects();
const { service } = objects;
const add = (code: string, signal?: AbortSignal) => service.add({ from: 'code', code }, signal);

describe('R code', () => {
  test('gives an object that is kept, also a number, with its printed form and its origin', async () => {
    const { object, printed, said } = await add('x <- 41\n  x + 1');
    expect(object).toMatchObject({
      ...{
        kind: 'vector',
        type: 'double',
        classes: ['numeric'],
        length: 1,
        dim: null,
        origin: 'x <- 41 x + 1',
      },
      ...{ tabular: true, expandable: false },
    });
    expect(Math.abs(Date.now() - object.createdAt)).toBeLessThan(60_000);
    expect(printed).toEqual({ text: '[1] 42\n', truncated: false });
    expect(said).toEqual([]);
    expect((await service.list()).map(({ ref }) => ref)).toContainEqual(object.ref);
    // It was evaluated in the global environment, where it stays.
    expect(await objects.run('x')).toBe('[1] 41\n');
  });

  test.each([
    ['an assignment', 'y <- 3', '[1] 3\n'],
    ['an invisible value', 'invisible(4)', '[1] 4\n'],
    ['nothing', '# nothing', 'NULL\n'],
    ['NULL', 'NULL', 'NULL\n'],
    ['a function as it was written', 'function(a)   a*2', 'function(a)   a*2\n'],
    ['text beyond ASCII', '"größer ☃"', '[1] "größer ☃"\n'],
  ])('%s', async (_, code, text) => {
    expect(await objects.run(code)).toBe(text);
  });

  test('what is said comes in order', async () => {
    const code =
      'cat("one\\n"); message("two"); cat("thr"); cat("ee\\n"); warning("four"); print(5); invisible(6)';
    const { said, printed } = await add(code);
    expect(said).toEqual([
      { level: 'output', text: 'one\n' },
      { level: 'message', text: 'two' },
      { level: 'output', text: 'three\n' },
      { level: 'warning', text: 'four' },
      { level: 'output', text: '[1] 5\n' },
    ]);
    expect(printed.text).toBe('[1] 6\n');
  });

  test('a flood of output, messages and warnings is cut, and the call goes on', async () => {
    const { said, printed } = await add(
      'for (i in 1:3000) message(i); cat(strrep("x", 3e6)); for (i in 1:10) warning("late"); 7',
    );
    expect(said.length).toBeLessThan(1100);
    expect(said.map(({ text }) => text.length).reduce((a, b) => a + b)).toBeLessThan(300_000);
    expect(printed.text).toBe('[1] 7\n');
  });

  test('code that cannot be read is told with line and column', async () => {
    const wrong = await failureOf(add('x <- 1\ny <- 2 3'));
    expect(wrong).toMatchObject({ code: 'invalid-input', where: 'line 2, column 8' });
    expect(wrong.message).toContain('line 2, column 8: unexpected numeric constant');
    expect((await failureOf(add('f('))).message).toContain('unexpected end of input');
  });

  test('an error is that of the code, with a traceback that begins at it', async () => {
    const error = await failureOf(add('f <- function() g()\ng <- function() stop("no luck")\nf()'));
    expect(error).toMatchObject({ code: 'r-error', message: 'no luck' });
    expect(error.condition?.traceback).toEqual(['f()', 'g()', 'stop("no luck")']);
    expect(error.condition?.call).toBe('g()');
    expect((await failureOf(add('stop("at once")'))).condition?.call).toBeNull();
  });

  test('sinks that code leaves open or takes away harm nothing', async () => {
    await add('sink(tempfile()); sink(tempfile()); 1');
    await add('while (sink.number()) sink(); 1');
    expect((await add('cat("heard\\n"); 1')).said).toEqual([{ level: 'output', text: 'heard\n' }]);
  });

  test('an object whose print method fails is kept, and it says so', async () => {
    const { object, printed } = await add(
      'print.mute <- function(x, ...) stop("not me"); structure(list(1), class = "mute")',
    );
    expect(printed.text).toBe('It cannot be printed: not me');
    expect(object.classes).toEqual(['mute']);
  });

  test('is what the worker is busy with, and can be stopped', async () => {
    const controller = new AbortController();
    const stopped = failureOf(add('repeat\n  {}', controller.signal));
    await until(() => objects.session.current !== null);
    expect(objects.session.current).toMatchObject({ target: 'studio::object_code', code: 'repeat {}' });
    controller.abort();
    expect((await stopped).code).toBe('cancelled');
    // In this very worker, which nobody had to kill.
    expect(await objects.run('sink.number()')).toBe('[1] 1\n');
  });
});

describe('a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'objects-'));
  const path = join(folder, 'fit.rds');
  const read = () => service.add({ from: 'file', path, origin: 'Fit Model 1 (fit-1)' });

  test('missing, damaged, whole', async () => {
    const missing = await failureOf(read());
    expect(missing).toMatchObject({ code: 'invalid-input', where: path });
    expect(missing.message).toContain('missing');
    writeFileSync(path, 'no R object');
    const damaged = await failureOf(read());
    expect(damaged).toMatchObject({ code: 'invalid-input', where: path });
    expect(damaged.message).toContain(path);
    await add(`saveRDS(list(a = 1), ${JSON.stringify(path)})`);
    const { object } = await read();
    expect(object).toMatchObject({ kind: 'list', origin: 'Fit Model 1 (fit-1)', expandable: true });
    rmSync(folder, { recursive: true });
  });
});

test('a data set becomes a data frame', async () => {
  const { object, printed } = await service.add({
    from: 'table',
    origin: 'Data Sleep',
    table: {
      rowCount: 2,
      columns: [
        { kind: 'double', name: 'y', values: Float64Array.of(1.5, Number.NaN) },
        { kind: 'factor', name: 'g', codes: Int32Array.of(2, 1), levels: ['a', 'b'], ordered: false },
      ],
    },
  });
  expect(object).toMatchObject({ kind: 'data', dim: [2, 2], classes: ['data.frame'], origin: 'Data Sleep' });
  expect(printed.text).toContain('1 1.5 b');
});

describe('a call', () => {
  test('takes objects, parts of them and code, by name and by position', async () => {
    const data = await objects.place('mtcars');
    const { object, printed } = await service.call('main', 'stats::lm', [
      { name: '', value: { code: 'mpg ~ wt' } },
      { name: 'data', value: { ...data, as: 'my cars' } },
    ]);
    const origin = 'stats::lm(mpg ~ wt, data = `my cars`)';
    expect(object).toMatchObject({ kind: 'list', classes: ['lm'], origin });
    expect(printed.text).toContain('37.285');
    expect(printed.text).toContain('data = `my cars`');
    const mean = await service.call('main', 'base::mean', [
      { name: '', value: { ref: data.ref, path: [element(1)], as: 'cars$mpg' } },
    ]);
    expect(mean.printed.text).toBe('[1] 20.09062\n');
  });

  test('is what the worker is busy with, as it is written', async () => {
    const seconds = [{ name: 'time', value: { code: '3600' } }];
    const controller = new AbortController();
    const stopped = failureOf(service.call('main', 'base::Sys.sleep', seconds, controller.signal));
    await until(() => objects.session.current !== null);
    expect(objects.session.current?.code).toBe('base::Sys.sleep(time = 3600)');
    controller.abort();
    expect((await stopped).code).toBe('cancelled');
  });

  test('code stands as it is written: functions that look at it work, several expressions too', async () => {
    const data = await objects.place('mtcars');
    const { object } = await service.call('main', 'base::subset', [
      { name: '', value: { ...data, as: 'x' } },
      { name: 'subset', value: { code: 'mpg > 30' } },
    ]);
    expect(object.dim).toEqual([4, 11]);
    const braces = await service.call('main', 'base::identity', [
      { name: '', value: { code: 'a <- 2\na * 3' } },
    ]);
    expect(braces.printed.text).toBe('[1] 6\n');
  });

  test('code reads the objects by their variables, and two objects of one name stay two', async () => {
    const [one, two] = [await objects.place('c(1, 2)'), await objects.place('c(5, 7)')];
    const { printed } = await service.call('main', 'base::list', [
      { name: '', value: { ...one, as: 'x' } },
      { name: '', value: { ...two, as: 'x' } },
      { name: '', value: { ...one, as: 'x' } },
      { name: '', value: { code: 'sum(x)' } },
    ]);
    expect(printed.text.match(/\[1\] .*/g)).toEqual(['[1] 1 2', '[1] 5 7', '[1] 1 2', '[1] 3']);
  });

  test('a variable that is made up is no other argument’s and hides nothing that code reads', async () => {
    const [one, two, three] = [await objects.place('1'), await objects.place('2'), await objects.place('3')];
    await objects.run('x.1_ <- "the user’s"');
    const { printed } = await service.call('main', 'base::list', [
      { name: '', value: { ...one, as: 'x' } },
      { name: '', value: { ...two, as: 'x' } },
      { name: '', value: { ...three, as: 'x.1' } },
      { name: '', value: { code: 'c(x, x.1)' } },
      { name: '', value: { code: 'x.1_' } },
      { name: '', value: { code: 'NULL' } },
      { name: '', value: { ...two, as: '...' } },
    ]);
    expect(printed.text.match(/\[1\] .*|NULL/g)).toEqual([
      ...['[1] 1', '[1] 2', '[1] 3', '[1] 1 3', '[1] "the user’s"', 'NULL', '[1] 2'],
    ]);
  });

  test('that is wrong says what is', async () => {
    const call = (target: string, code = '1') =>
      failureOf(service.call('main', target, [{ name: '', value: { code } }]));
    expect(await call('stats::lmm')).toMatchObject({
      code: 'invalid-input',
      hint: expect.stringContaining('lm'),
    });
    expect(await call('studio::status')).toMatchObject({
      code: 'invalid-input',
      message: 'studio is not an R package.',
    });
    expect((await call('base::sum', '1 +')).message).toContain('cannot be read');
    expect((await call('base::sum', '# nothing')).message).toContain('no code');
    expect(await call('base::log', '"a"')).toMatchObject({
      code: 'r-error',
      condition: { call: expect.stringContaining('log') },
    });
    const other = await objects.place('1');
    const elsewhere = { ref: { ...other.ref, worker: 'main@other' }, path: [], as: 'x' };
    const failure = failureOf(service.call('main', 'base::sum', [{ name: '', value: elsewhere }]));
    expect((await failure).message).toContain('main@other');
  });
});
