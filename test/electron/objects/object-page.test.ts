import { describe, expect, test } from 'vitest';
import { cellText } from '../../../shared/model/table';
import { vectorsMade } from '../session/r-memory';
import { failureOf, realObjects } from './real-objects';

const objects = realObjects();
const { service } = objects;

/** A page as rows of text. */
async function rows(code: string, window = {}) {
  const { columns } = await objects.page(code, window);
  const count = Math.max(0, ...columns.map((c) => ('codes' in c ? c.codes : c.values).length));
  return Array.from({ length: count }, (_, row) => columns.map((column) => cellText(column, row)));
}

describe('a page of', () => {
  test('a data frame: each kind of column as a table has it', async () => {
    const code = `data.frame(d = c(1.5, NA), i = c(NA, 2L), l = c(TRUE, NA), s = c("ü", NA), f = factor(c("b", NA)),
      o = factor(c("x", "y"), ordered = TRUE), stringsAsFactors = FALSE)`;
    const page = await objects.page(code);
    expect(page).toMatchObject({ offset: 0, rowCount: 2, columnCount: 6, columnOffset: 0 });
    expect(page.rowNames).toBeUndefined();
    expect(page.columns.map(({ kind, name }) => `${name} ${kind}`)).toEqual([
      ...['d double', 'i integer', 'l logical', 's string', 'f factor', 'o factor'],
    ]);
    expect(page.columns[5]).toMatchObject({ levels: ['x', 'y'], ordered: true });
    expect(await rows(code)).toEqual([
      ['1.5', null, 'TRUE', 'ü', 'b', 'x'],
      [null, '2', null, null, null, 'y'],
    ]);
  });

  test('columns of any other type, as R formats them', async () => {
    const code = `local({
      x <- data.frame(day = as.Date(c("2020-02-29", NA)), at = as.POSIXct(c("2020-01-01 12:30:00", NA), tz = "UTC"),
        c = complex(2, 1, 2), r = as.raw(c(1, 255)), span = as.difftime(c(1, 2.5), units = "mins"))
      x$list <- list(1:3, NULL); x$m <- matrix(1:4, 2); x$lt <- as.POSIXlt(x$at)
      x$frame <- data.frame(a = 1:2, b = c("u", "v")); x$rv <- posterior::rvar(matrix(1, 4, 2))
      x$big <- bit64::as.integer64(c("9007199254740993", NA)); x$as <- I(list("p", 2)); x$n <- structure(1:2, class = "table"); x
    })`;
    expect(await rows(code)).toEqual([
      [
        '2020-02-29',
        '2020-01-01 12:30:00',
        '1+2i',
        '01',
        '1.0 mins',
        'int [1:3] 1 2 3',
        '1, 3',
        '2020-01-01 12:30:00',
        '1, u',
        '1 ± 0',
        '9007199254740993',
        'chr "p"',
        '1',
      ],
      [null, null, '1+2i', 'ff', '2.5 mins', '<NULL>', '2, 4', null, '2, v', '1 ± 0', null, 'num 2', '2'],
    ]);
  });

  test('matrices, tables and vectors, with the names that they have', async () => {
    const matrix = await objects.page('matrix(1:6, 2, dimnames = list(c("a", "b"), NULL))');
    expect(matrix).toMatchObject({ rowCount: 2, columnCount: 3, rowNames: ['a', 'b'] });
    expect(matrix.columns.map(({ name }) => name)).toEqual(['[,1]', '[,2]', '[,3]']);
    const table = await objects.page('table(mtcars$cyl, mtcars$gear)');
    expect(table).toMatchObject({ rowNames: ['4', '6', '8'], columnCount: 3 });
    expect(table.columns[0]).toMatchObject({ name: '3', kind: 'integer', values: Int32Array.of(1, 2, 12) });
    expect(await objects.page('c(x = 1, y = 2)')).toMatchObject({ rowNames: ['x', 'y'], columnCount: 1 });
    expect(await rows('letters[1:2]')).toEqual([['a'], ['b']]);
    expect(await rows('matrix(list(1, "a"), 1)')).toEqual([['num 1', 'chr "a"']]);
    expect(
      await rows('posterior::as_draws_matrix(matrix(c(1.5, 2), 2, dimnames = list(NULL, "mu")))'),
    ).toEqual([['1.5'], ['2']]);
    expect(await rows('as.Date("2024-05-06") + 0:1')).toEqual([['2024-05-06'], ['2024-05-07']]);
    expect(await objects.page('numeric()')).toMatchObject({ rowCount: 0, columnCount: 1 });
    expect(await objects.page('data.frame()')).toMatchObject({ rowCount: 0, columnCount: 0, columns: [] });
  });

  test('rows and columns of the middle; none beyond the end', async () => {
    const window = { offset: 148, limit: 10, columnOffset: 3, columnLimit: 5 };
    const page = await objects.page('iris', window);
    expect(page).toMatchObject({ offset: 148, rowCount: 150, columnCount: 5, columnOffset: 3 });
    expect(page.columns.map(({ name }) => name)).toEqual(['Petal.Width', 'Species']);
    expect(await rows('iris', window)).toEqual([
      ['2.3', 'virginica'],
      ['1.8', 'virginica'],
    ]);
    expect(await rows('iris', { offset: 150 })).toEqual([]);
    expect(await rows('iris', { offset: 5000 })).toEqual([]);
    expect((await objects.page('iris', { columnOffset: 9 })).columns).toEqual([]);
    expect((await objects.page('mtcars', { offset: 30 })).rowNames).toEqual(['Maserati Bora', 'Volvo 142E']);
  });

  test('odd ones: names twice, missing or beyond ASCII; broken factors; long and broken text', async () => {
    const page = await objects.page('setNames(data.frame(1, 2, 3), c("a", "a", NA))');
    expect(page.columns.map(({ name }) => name)).toEqual(['a', 'a', 'NA']);
    expect(await rows('structure(1:3, levels = c("u", "u"), class = "factor")')).toEqual([
      ['u'],
      ['u'],
      [null],
    ]);
    expect(await rows('c(strrep("x", 1e6), "caf\\xe9")')).toEqual([[`${'x'.repeat(999)}…`], ['caf<e9>']]);
    const many = await objects.page('factor(as.character(1:5000))', { offset: 4999 });
    expect(many.columns[0]).toMatchObject({ kind: 'string', values: ['5000'] });
  });
});

test('what has no rows and columns says so', async () => {
  for (const code of ['list(1)', 'mean', 'array(1:8, c(2, 2, 2))', 'new.env()']) {
    const { object } = await service.add({ from: 'code', code });
    expect(object.tabular).toBe(false);
    expect((await failureOf(objects.page(code))).code).toBe('invalid-input');
  }
});

test('a million rows: a page copies no column', async () => {
  const place = await objects.place(
    'data.frame(a = runif(1e6), b = sample(letters, 1e6, TRUE), c = Sys.Date() + 1:1e6, d = factor(sample(3, 1e6, TRUE)))',
  );
  const window = { limit: 100, columnOffset: 0, columnLimit: 50 };
  await service.page(place, { offset: 0, ...window });
  for (const offset of [0, 5e5, 999_950, 1e6]) {
    const made = await vectorsMade(objects.session, async () => {
      const { columns, rowCount } = await service.page(place, { offset, ...window });
      expect(rowCount).toBe(1e6);
      expect(columns[1]?.kind === 'string' && columns[1].values.length).toBe(Math.min(100, 1e6 - offset));
    });
    // The smallest column has 4 MB.
    expect(made).toBeLessThan(3);
  }
});
