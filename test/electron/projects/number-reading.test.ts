import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DeclaredColumns, type ImportedTable, readCsv } from '../../../electron/projects/csv-read';
import { groupMarks } from '../../../electron/projects/number-marks';
import { type Column, cellText } from '../../../shared/model/table';

const read = (text: string, declared?: DeclaredColumns) =>
  readCsv(new TextEncoder().encode(text), 'd.csv', declared);
const fixture = (name: string) => readFileSync(join('test', 'fixtures', 'imports', name));

/** The column's kind, values as text, and remark. */
function column(table: ImportedTable, name = 'x') {
  const at = table.columns.findIndex((candidate) => candidate.name === name);
  const found = table.columns[at];
  if (!found) throw new Error(`no column ${name}`);
  return { kind: found.kind, values: textsOf(found, table.rowCount), remark: table.remarks[at]?.message };
}
const textsOf = (found: Column, rows: number) => Array.from({ length: rows }, (_, i) => cellText(found, i));

/** What is read of a column `x` of a file, beside a column `y` of the cell `beside`. */
async function readX(
  cells: readonly string[],
  {
    separator = ',',
    beside = 'a',
    kind,
  }: { separator?: string; beside?: string; kind?: 'double' | 'integer' } = {},
) {
  const rows = cells.map((cell) => `"${cell}"${separator}"${beside}"`);
  return column(await read([`x${separator}y`, ...rows].join('\n'), kind && { x: { kind } }));
}

describe('the numbers of a file', () => {
  it('are whole ones where points stand between thousands and the other columns have decimal commas', async () => {
    const table = await readCsv(fixture('thousands-point.csv'), 'd.csv');
    const right = await readCsv(fixture('thousands-point-right.csv'), 'd.csv');
    expect(table.columns).toEqual(right.columns);
    expect(column(table, 'bees')).toMatchObject({
      kind: 'integer',
      remark: '“bees” was read with points between thousands: “5.298” is 5298.',
    });
    expect(column(table, 'honey').remark).toBeUndefined();
  });

  it('stay text where they have more digits than a double tells apart', async () => {
    const table = await readCsv(fixture('long-ids.csv'), 'd.csv');
    const { kind, values, remark } = column(table, 'person');
    expect(kind).toBe('string');
    expect(new Set(values).size).toBe(16);
    expect(remark).toBe(
      '“person” was left as text: “70000000000000001” has more digits than a number in R can hold.',
    );
  });

  const style = fc
    .record({
      separator: fc.constantFrom(',', ';', '\t', '|'),
      decimal: fc.constantFrom('.', ','),
      group: fc.constantFrom('', ...groupMarks),
    })
    .filter(({ decimal, group }) => decimal !== group);
  const value = fc.tuple(fc.integer({ min: -99_999_999, max: 99_999_999 }), fc.integer({ min: 0, max: 4 }));

  it('are those that were written, or there is a word about it, however they are written', async () => {
    const rows = fc.array(value, { minLength: 1, maxLength: 6 });
    let numbers = 0;
    await fc.assert(
      fc.asyncProperty(style, rows, fc.boolean(), async ({ separator, decimal, group }, cells, hint) => {
        const wanted = cells.map(([n, places]) => n / 10 ** places);
        const written = cells.map(([n, places]) => {
          const [whole = '', fraction] = (n / 10 ** places).toFixed(places).split('.');
          const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
          return fraction === undefined ? grouped : `${grouped}${decimal}${fraction}`;
        });
        const found = await readX(written, { separator, beside: hint ? `0${decimal}25` : 'a' });
        const same = found.values.every((text, i) => Number(text) === wanted[i]);
        if (found.kind === 'string') expect(found.values).toEqual(written);
        else if (found.remark === undefined || hint) expect(same).toBe(true);
        expect(same || found.remark !== undefined).toBe(true);
        if (same) numbers += 1;
      }),
      { numRuns: 1000 },
    );
    // Left as text only where it has to be.
    expect(numbers).toBeGreaterThan(600);
  });

  it('are text or have a remark where nothing tells a decimal mark from a mark between thousands', async () => {
    const cells = ['5.298', '9.166'];
    expect(await readX(cells, { separator: '\t' })).toMatchObject({
      kind: 'double',
      values: ['5.298', '9.166'],
      remark: '“x” was read with decimal points: “5.298” lies between 5 and 6.',
    });
    // Where commas separate the columns, a point is a decimal point.
    expect(await readX(cells)).toMatchObject({ kind: 'double', values: cells, remark: undefined });
    expect(await readX(cells, { separator: ';' })).toMatchObject({
      kind: 'string',
      remark: '“x” was left as text: “5.298” can be 5.298 or 5298.',
    });
    expect(await readX(['5,298'], { separator: ';' })).toMatchObject({ kind: 'double', values: ['5.298'] });
    expect(await readX(['5,298'])).toMatchObject({ kind: 'string' });
    // One file, both marks: each column speaks for itself, and for no other.
    const both = await read('x;y;z\n1.234;0,5;0.5\n2.345;1,5;1.5');
    expect([column(both), column(both, 'y'), column(both, 'z')]).toMatchObject([
      { kind: 'string' },
      { kind: 'double', values: ['0.5', '1.5'], remark: undefined },
      { kind: 'double', values: ['0.5', '1.5'], remark: undefined },
    ]);
    for (const separator of [',', ';']) {
      expect(await readX(['5.298', '5,298'], { separator })).toMatchObject({
        kind: 'string',
        remark: expect.stringContaining('left as text'),
      });
    }
    expect(await readX(['0.5', '5.298'])).toMatchObject({ kind: 'double', remark: undefined });
    expect(await readX(['5.298'], { beside: '0.5' })).toMatchObject({ kind: 'double', remark: undefined });
  });

  it('are what the declared kind says where the file does not tell', async () => {
    const cells = ['5.298', '9.166'];
    for (const separator of [',', ';', '\t', '|']) {
      expect(await readX(cells, { separator, kind: 'integer' })).toMatchObject({ values: ['5298', '9166'] });
      const decimals = await readX(cells, { separator, kind: 'double' });
      expect(decimals).toMatchObject({ values: cells, remark: expect.stringContaining('between 5 and 6') });
      // Where the file tells, the kind does not change the values.
      expect(await readX(cells, { separator, kind: 'double', beside: '0,5' })).toMatchObject({
        values: separator === ',' ? cells : ['5298', '9166'],
      });
    }
    await expect(readX(cells, { kind: 'integer', beside: '0.5' })).rejects.toThrow(/“5.298” in row 1 of “x”/);
    expect(await readX(['1,5', '2,25'], { kind: 'double' })).toMatchObject({ values: ['1.5', '2.25'] });
    await expect(readX(['0,5', '1.25'], { separator: ';', kind: 'double' })).rejects.toThrow(/row 2|row 1/);
  });

  it('may have blanks and apostrophes between thousands', async () => {
    for (const mark of [' ', '\u00a0', '\u202f', "'", '’']) {
      expect(await readX([`12${mark}345`, '6', '7890'])).toMatchObject({
        kind: 'integer',
        values: ['12345', '6', '7890'],
        remark: expect.stringContaining('between thousands'),
      });
      expect(await readX([`1${mark}234,5`], { separator: ';' })).toMatchObject({ values: ['1234.5'] });
    }
    // Codes of a post or telephone number are no numbers of thousands.
    expect(await readX(['123 45', '030 123 456'])).toMatchObject({ kind: 'string' });
  });

  it('may have no mark in numbers of four digits, which tells nothing of what a point is', async () => {
    const cells = ['1234', '12.298', '5.298'];
    expect(await readX(cells, { separator: ';', beside: '0,5' })).toMatchObject({
      kind: 'integer',
      values: ['1234', '12298', '5298'],
      remark: expect.stringContaining('between thousands'),
    });
    expect(await readX(cells, { separator: '\t' })).toMatchObject({
      values: cells,
      remark: expect.stringContaining('“12.298” lies'),
    });
    expect(await readX([...cells, '1234.5'])).toMatchObject({ remark: undefined });
    expect(await readX(['5.298', '5,5'], { separator: ';', beside: '0,5' })).toMatchObject({
      kind: 'double',
      values: ['5298', '5.5'],
    });
    expect(await readX(['0.298', '5,5', '6,5'], { separator: ';', beside: '0,5' })).toMatchObject({
      kind: 'string',
      remark: expect.stringContaining('“0.298” in row 1'),
    });
  });

  it.each([
    [['007', '7'], 'string', '“007” and “7” would be the same number'],
    [['007', '010'], 'integer', 'without the zeros in front: “007” is 7'],
    [['1e400', '1'], 'string', '“1e400” is too large or too small'],
    [['1e-400', '1'], 'string', '“1e-400” is too large or too small'],
    [['9007199254740993', '1'], 'string', 'more digits than a number in R can hold'],
    [['70000000000000001.0'], 'string', 'more digits'],
    [['1.00000000000000001', '1.00000000000000002'], 'string', 'would be the same number'],
    [['9007199254740991', '0.1000000000000000055', '0.30000000000000004', '1e22'], 'double', undefined],
    [['12', 'N/A', '13', '14'], 'string', '“N/A” in row 2 is not a number'],
    [['0x1A', '0x1B'], 'string', undefined],
  ])('are no other ones than those in the file: %j', async (cells, kind, remark) => {
    const found = await readX(cells as string[]);
    expect(found.kind).toBe(kind);
    if (remark === undefined) expect(found.remark).toBeUndefined();
    else expect(found.remark).toContain(remark);
    if (kind === 'string') expect(found.values).toEqual(cells);
  });

  it('are rounded, with a word, where doubles are wanted all the same; factors keep every digit', async () => {
    const ids = ['70000000000000003', '70000000000000001'];
    expect(await readX(ids, { kind: 'double' })).toMatchObject({
      kind: 'double',
      remark: expect.stringContaining('is rounded'),
    });
    await expect(readX(ids, { kind: 'integer' })).rejects.toThrow(/R’s integers can hold/);
    await expect(readX(['1e400'], { kind: 'double' })).rejects.toThrow(/not a number that R can hold/);
    const factor = await read(`x,y\n${ids.join(',1\n')},1\n`, { x: { kind: 'factor' } });
    expect(factor.columns[0]).toMatchObject({ levels: [ids[1], ids[0]], codes: Int32Array.of(2, 1) });
  });
});
