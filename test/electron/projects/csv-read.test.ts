import { describe, expect, it } from 'vitest';
import { readCsv } from '../../../electron/projects/csv-read';
import { isStudioError } from '../../../shared/errors/studio-error';
import { NA_INTEGER } from '../../../shared/model/table';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => readCsv(bytes(text), 'd.csv');

async function refusal(content: Uint8Array) {
  try {
    await readCsv(content, 'd.csv');
  } catch (error) {
    if (isStudioError(error, 'invalid-input')) return `${error.message} ${error.hint}`;
    throw error;
  }
  throw new Error('the file was accepted');
}

describe('readCsv', () => {
  it('finds the kinds that read.csv finds', async () => {
    const { columns, rowCount } = await read(
      'i,d,l,s,na,big\n1,1.5,TRUE,a,NA,3000000000\n-2,1e-3,F,,,1\nNA,Inf,NA,"NA",NA,2\n',
    );
    expect(rowCount).toBe(3);
    expect(columns).toEqual([
      { kind: 'integer', name: 'i', values: Int32Array.of(1, -2, NA_INTEGER) },
      { kind: 'double', name: 'd', values: Float64Array.of(1.5, 0.001, Number.POSITIVE_INFINITY) },
      { kind: 'logical', name: 'l', values: Int32Array.of(1, 0, NA_INTEGER) },
      { kind: 'string', name: 's', values: ['a', null, null] },
      { kind: 'logical', name: 'na', values: Int32Array.of(NA_INTEGER, NA_INTEGER, NA_INTEGER) },
      { kind: 'double', name: 'big', values: Float64Array.of(3e9, 1, 2) },
    ]);
  });

  it('reads semicolons with decimal commas, tabs, byte-order marks, UTF-16 and Windows-1252', async () => {
    expect((await read('x;y\n0,5;a\n1,25;b')).columns[0]).toEqual({
      kind: 'double',
      name: 'x',
      values: Float64Array.of(0.5, 1.25),
    });
    expect((await read('\uFEFFx\ty\r\n1\t2\r\n')).columns.map((c) => c.name)).toEqual(['x', 'y']);
    const utf16 = new Uint8Array([
      0xff,
      0xfe,
      ...new Uint8Array(new Uint16Array([...'ä,b\n1,2'].map((c) => c.charCodeAt(0))).buffer),
    ]);
    expect((await readCsv(utf16, 'd.csv')).columns[0]?.name).toBe('ä');
    const latin1 = Uint8Array.of(0x67, 0xf6, 0x2c, 0x62, 10, 0x31, 0x2c, 0x32);
    expect((await readCsv(latin1, 'd.csv')).columns[0]?.name).toBe('gö');
  });

  it('lets other work go first while it reads, and stops when it is told to', async () => {
    const wide = Array.from({ length: 300 }, (_, j) => `x${j}`);
    const text = `${wide.join(',')}\n${`${wide.map((_, j) => j / 7).join(',')}\n`.repeat(1500)}`;
    const controller = new AbortController();
    let turns = 0;
    const timer = setInterval(() => {
      if (++turns === 3) controller.abort();
    }, 1);
    await expect(readCsv(bytes(text), 'd.csv', {}, controller.signal)).rejects.toThrow(/abort/i);
    clearInterval(timer);
    expect(turns).toBe(3);
  });

  it('keeps separators and line breaks inside quotes', async () => {
    expect((await read('a,b\n"x, y","two\nlines"\n')).columns[1]).toEqual({
      kind: 'string',
      name: 'b',
      values: ['two\nlines'],
    });
  });

  it('reads columns as they are declared', async () => {
    const { columns } = await readCsv(bytes('g,y\n1,2\n2,3\n'), 'd.csv', {
      g: { kind: 'factor', levels: ['2', '1'], ordered: true },
    });
    expect(columns[0]).toEqual({
      kind: 'factor',
      name: 'g',
      codes: Int32Array.of(2, 1),
      levels: ['2', '1'],
      ordered: true,
    });
  });

  it('reads words that mean something to JavaScript as the text that they are', async () => {
    const { columns } = await read('constructor,__proto__\nvalueOf,toString\nconstructor,1\n');
    expect(columns).toEqual([
      { kind: 'string', name: 'constructor', values: ['valueOf', 'constructor'] },
      { kind: 'string', name: '__proto__', values: ['toString', '1'] },
    ]);
  });

  it('passes over blank lines, and counts lines as an editor does', async () => {
    expect((await read('a,b\n\n1,2\n\n3,4\n\n')).rowCount).toBe(2);
    expect(await refusal(bytes('a,b\n"two\nlines",2\n\n3\n'))).toMatch(/1 field in line 5/);
  });

  it('calls a nameless first column X, as read.csv does', async () => {
    expect((await read('"",y\n1,2\n')).columns.map((c) => c.name)).toEqual(['X', 'y']);
  });

  it.each([
    ['', /is empty/],
    ['a,b\n', /no rows/],
    ['a,b\n1,2\n3\n', /1 field in line 3, but 2 columns/],
    ['a,a\n1,2\n', /more than one column called “a”/],
    ['a,,c\n1,2,3\n', /no name for column 2/],
    ['a,b\n"1,2\n', /quotation mark that is never closed/],
  ])('says what is wrong with %j', async (text, message) => {
    expect(await refusal(bytes(text))).toMatch(message);
  });

  it('tells binary files and spreadsheets from text', async () => {
    expect(await refusal(Uint8Array.of(0x50, 0x4b, 3, 4))).toMatch(/spreadsheet.*CSV/);
    expect(await refusal(Uint8Array.of(1, 0, 2, 0, 255))).toMatch(/binary/);
  });
});
