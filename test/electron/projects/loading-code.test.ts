import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DeclaredColumns, readCsv } from '../../../electron/projects/csv-read';
import { isStudioError } from '../../../shared/errors/studio-error';
import { type Csv, readByR, tableLines } from './r-tables';

const bytes = (text: string) => new TextEncoder().encode(text);
const fixture = (name: string) => readFileSync(join('test', 'fixtures', 'imports', name));

/** What we read of each file, for those that can be read. */
async function ourReading(files: readonly Csv[]): Promise<{ files: Csv[]; lines: string[][] }> {
  const read: Csv[] = [];
  const lines: string[][] = [];
  for (const file of files) {
    try {
      lines.push(tableLines(await readCsv(file.bytes, 'd.csv', file.declared)));
      read.push(file);
    } catch (error) {
      if (!isStudioError(error, 'invalid-input')) throw error;
    }
  }
  return { files: read, lines };
}

async function expectSame(given: readonly Csv[], env?: NodeJS.ProcessEnv): Promise<number> {
  const { files, lines } = await ourReading(given);
  const byR = await readByR(files, env);
  for (const [i, file] of files.entries()) {
    const text = new TextDecoder().decode(file.bytes);
    expect({ text, declared: file.declared, lines: byR[i] }).toEqual({
      text,
      declared: file.declared,
      lines: lines[i],
    });
  }
  return files.length;
}

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

function csvOf(separator: string, names: readonly string[], rows: readonly (readonly string[])[]): string {
  return [names, ...rows].map((row) => row.map(quoted).join(separator)).join('\n');
}

describe('the code that is printed for a file', () => {
  it('reads the thousands and the long ids of files that were read wrongly once', async () => {
    const files = [{ bytes: fixture('thousands-point.csv') }, { bytes: fixture('long-ids.csv') }];
    expect(await expectSame(files)).toBe(2);
    const right = await readCsv(fixture('thousands-point-right.csv'), 'right.csv');
    expect((await readByR(files.slice(0, 1)))[0]).toEqual(tableLines(right));
  });

  it('reads any text with odd quotation, blanks and line ends as we do', async () => {
    const alphabet = [
      'a',
      '"',
      ',',
      ';',
      '\n',
      '\r',
      '\r\n',
      ' ',
      '1',
      '.',
      'NA',
      '\t',
      'T',
      '0',
      '-',
      '""',
      'é',
    ];
    const raw = fc
      .tuple(
        fc.constantFrom(
          'a,b\n',
          'x\n',
          '"p",q\r\n',
          'a;b\n',
          '\uFEFFa,b\n',
          ',b\n',
          '" a",b \n',
          '"a\rb",c\n',
        ),
        fc.array(fc.constantFrom(...alphabet), { minLength: 1, maxLength: 14 }),
      )
      .map(([head, parts]) => ({ bytes: bytes(head + parts.join('')) }));
    expect(await expectSame(fc.sample(raw, 1500))).toBeGreaterThan(100);
  });

  it('gives back every kind of text, of names and of levels', async () => {
    const odd = [
      '\r',
      '\n',
      '\r\n',
      '\t',
      '"',
      "'",
      '\\',
      '\\n',
      '\u202e',
      '\u2066',
      '\u200b',
      '\ufeff',
      '\u00a0',
      '\u0085',
      '\u2028',
    ];
    const piece = fc.constantFrom('a', 'é', 'e\u0301', '😀', ' ', '#', '`', '%', '\u0001', '\u007f', ...odd);
    const text = fc.oneof(
      fc.array(piece, { maxLength: 4 }).map((parts) => parts.join('')),
      fc.constantFrom(
        'NA',
        '',
        'TRUE',
        'T',
        ' NA',
        '007',
        '0x1A',
        '1e400',
        '1+2i',
        'Inf',
        'nan',
        '1d5',
        '1L',
      ),
    );
    const table = fc
      .record({
        names: fc.uniqueArray(
          text.filter((name) => name.trim() !== ''),
          { minLength: 2, maxLength: 3, selector: (n) => n.trim() },
        ),
        rows: fc.array(fc.array(text, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 4 }),
        separator: fc.constantFrom(',', ';', '\t', '|'),
        factor: fc.boolean(),
        first: fc.boolean(),
      })
      .map(({ names, rows, separator, factor, first }): Csv => {
        const used = rows.map((row) => row.slice(0, names.length));
        const levels = [...new Set(used.map((row) => row[0] ?? ''))].filter((level) => level !== 'NA');
        const declared: DeclaredColumns = factor
          ? { [names[0]?.trim() ?? '']: { kind: 'factor', ...(first && { levels }) } }
          : {};
        return { bytes: bytes(csvOf(separator, names, used)), declared };
      });
    const files = fc.sample(table, 400);
    expect(await expectSame(files)).toBeGreaterThan(300);
    // Where R starts without a locale, as in containers.
    await expectSame(files.slice(0, 60), { LC_ALL: 'C', LANG: 'C' });
  });

  it('reads numbers of all sizes and forms to the last bit, and whatever kind is declared', async () => {
    const digits = fc.bigInt({ min: 0n, max: 10n ** 22n }).map(String);
    const number = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
      fc.double({ min: -1e4, max: 1e4, noNaN: true }).map((x) => x.toPrecision(17)),
      fc.tuple(digits, digits).map(([a, b]) => `${a.slice(0, 5)}.${b}`),
      fc.integer({ min: -99999, max: 99999 }).map((n) => (n / 1000).toFixed(3)),
      fc.constantFrom(
        'NA',
        '',
        ' 5',
        '5 ',
        '+5',
        '.5',
        '5.',
        'Inf',
        '-Inf',
        'NaN',
        '\u00a07',
        '1e-310',
        '-0',
      ),
    );
    const declared = fc.option(fc.constantFrom('double', 'integer', 'logical', 'string', 'factor'));
    const table = fc
      .record({
        cells: fc.array(number, { minLength: 1, maxLength: 40 }),
        comma: fc.boolean(),
        kind: declared,
      })
      .map(({ cells, comma, kind }): Csv => {
        const written = cells.map((cell) => [comma ? cell.replace('.', ',') : cell, 'a']);
        return {
          bytes: bytes(csvOf(comma ? ';' : ',', ['x', 'y'], written)),
          ...(kind && { declared: { x: { kind } } }),
        };
      });
    expect(await expectSame(fc.sample(table, 500))).toBeGreaterThan(200);
  });

  it('reads numbers with every separator, decimal mark and mark between thousands as we do', async () => {
    const cell = fc.tuple(fc.integer({ min: -9_999_999, max: 9_999_999 }), fc.integer({ min: 0, max: 3 }));
    const table = fc
      .record({
        separator: fc.constantFrom(',', ';', '\t', '|'),
        decimal: fc.constantFrom('.', ','),
        group: fc.constantFrom('', '.', ',', ' ', '\u00a0', '\u202f', "'", '’'),
        rows: fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }),
        kind: fc.option(fc.constantFrom('double', 'integer', 'factor')),
      })
      .map(({ separator, decimal, group, rows, kind }): Csv => {
        const written = rows.map((row) =>
          row.map(([n, places]) => {
            const [whole = '', fraction] = (n / 10 ** places).toFixed(places).split('.');
            const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
            return fraction === undefined ? grouped : `${grouped}${decimal}${fraction}`;
          }),
        );
        return {
          bytes: bytes(csvOf(separator, ['x', 'y'], written)),
          ...(kind && { declared: { x: { kind } } }),
        };
      });
    expect(await expectSame(fc.sample(table, 500))).toBeGreaterThan(200);
  });
});
