import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCsv } from '../../../electron/projects/csv-read';
import { Project } from '../../../electron/projects/project';
import { projectFolders } from '../../../electron/projects/project-files';
import { readTable, writeTable } from '../../../electron/projects/table-files';
import { checkSpec } from '../../../shared/model/check';
import { parseSpec } from '../../../shared/model/parsed-spec';
import { newSpec } from '../../../shared/model/spec';
import { cellText, sameTable } from '../../../shared/model/table';

let folder: string;
let project: Project;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'brms-studio-test-'));
  project = await Project.create(join(folder, 'p'), 'p');
});
afterEach(() => rm(folder, { recursive: true }));

async function imported(text: string): Promise<string> {
  return project.addDataset('d', 'file:d.csv', await readCsv(new TextEncoder().encode(text), 'd.csv'));
}

/** The texts of a column in the project, in memory and as it is read again from its folder. */
async function texts(id: string, name: string): Promise<(string | null)[]> {
  const again = await Project.open(project.path);
  expect(again.state().datasets).toEqual(project.state().datasets);
  expect(sameTable(again.table(id), project.table(id))).toBe(true);
  const table = again.table(id);
  const column = table.columns.find((candidate) => candidate.name === name);
  return Array.from({ length: table.rowCount }, (_, i) => (column ? cellText(column, i) : null));
}

describe('another kind of a column of an imported data set', () => {
  it('is made of what stood in the file, not of a rounded number', async () => {
    const id = await imported(
      'id;long;dec;y\n007;70000000000000001;1.10;0,50\n010;70000000000000003;1.250;1,25',
    );
    expect(await texts(id, 'id')).toEqual(['7', '10']);
    await project.setColumnKind(id, 'id', { kind: 'factor' });
    expect(await texts(id, 'id')).toEqual(['007', '010']);
    await project.setColumnKind(id, 'id', { kind: 'integer' });
    expect(await texts(id, 'id')).toEqual(['7', '10']);

    expect(await texts(id, 'long')).toEqual(['70000000000000001', '70000000000000003']);
    await project.setColumnKind(id, 'long', { kind: 'double' });
    expect(project.dataset(id).columns[1]).toMatchObject({
      distinct: 1,
      remark: { message: expect.stringContaining('is rounded') },
    });
    await project.setColumnKind(id, 'long', { kind: 'factor' });
    expect(project.dataset(id).columns[1]).toMatchObject({ distinct: 2 });
    expect(project.dataset(id).columns[1]?.remark).toBeUndefined();

    await project.setColumnKind(id, 'y', { kind: 'string' });
    expect(await texts(id, 'y')).toEqual(['0,50', '1,25']);
    await project.setColumnKind(id, 'y', { kind: 'double' });
    expect(await texts(id, 'y')).toEqual(['0.5', '1.25']);
  });

  it('decides what a point is where the file does not tell, as often as the person changes it', async () => {
    const id = await imported('x;g\n5.298;a\n9.166;b');
    expect(project.dataset(id).columns[0]).toMatchObject({ kind: 'string', remark: expect.anything() });
    for (const [kind, values] of [
      ['integer', ['5298', '9166']],
      ['double', ['5.298', '9.166']],
      ['integer', ['5298', '9166']],
    ] as const) {
      await project.setColumnKind(id, 'x', { kind });
      expect(await texts(id, 'x')).toEqual(values);
    }
  });

  it('stays with points between thousands where the other columns have decimal commas', async () => {
    const id = await imported('x;y\n5.298;0,5\n9.166;1,5');
    for (const kind of ['double', 'integer', 'factor', 'double'] as const) {
      await project.setColumnKind(id, 'x', { kind });
      expect(await texts(id, 'x')).toEqual(kind === 'factor' ? ['5.298', '9.166'] : ['5298', '9166']);
    }
  });

  it('keeps the levels of a factor in their order, and refuses what does not fit without a change', async () => {
    const id = await imported('x,y\nlow,1\nhigh,2\n');
    await project.setColumnKind(id, 'x', { kind: 'factor', levels: ['low', 'high'] });
    await project.setColumnKind(id, 'x', { kind: 'factor', ordered: true });
    expect(project.dataset(id).columns[0]).toMatchObject({ levels: ['low', 'high'], ordered: true });
    await expect(project.setColumnKind(id, 'x', { kind: 'double' })).rejects.toThrow(/“low” in row 1/);
    expect(await texts(id, 'x')).toEqual(['low', 'high']);
  });
});

it('tells a remark where the column is used in a model, and keeps it with the data', async () => {
  const id = await imported('x;y;z\n5.298;0,5;1\n9.166;1,5;2');
  const { columns } = (await Project.open(project.path)).dataset(id);
  const messages = (formula: string) =>
    checkSpec(parseSpec(newSpec(formula)), columns, 2).map(({ message }) => message);
  expect(messages('y ~ x')).toEqual(['“x” was read with points between thousands: “5.298” is 5298.']);
  expect(messages('y ~ z')).toEqual([]);
});

it('keeps every text of a file as it stood there', async () => {
  const piece = fc.constantFrom(
    'a',
    ' ',
    '\r',
    '\n',
    '\r\n',
    '"',
    "'",
    ',',
    '\\',
    '\t',
    '\u202e',
    '\ufeff',
    'é',
    'e\u0301',
    '😀',
  );
  const text = fc.oneof(
    fc.array(piece, { maxLength: 5 }).map((parts) => parts.join('')),
    fc.constantFrom('', 'NA', ' NA', 'TRUE', '1', '1.0', '007', '<NA>'),
  );
  const table = fc.record({
    names: fc.uniqueArray(text, { minLength: 2, maxLength: 3, selector: (name) => name.trim() }),
    rows: fc.array(fc.array(text, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 4 }),
  });
  const folders = projectFolders(folder);
  await mkdir(folders.data);
  await fc.assert(
    fc.asyncProperty(table, async ({ names, rows }) => {
      fc.pre(names.every((name) => name.trim() !== ''));
      const csv = [names, ...rows.map((row) => row.slice(0, names.length))]
        .map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
        .join('\r\n');
      const given = await readCsv(new TextEncoder().encode(csv), 'd.csv');
      expect(given.cells).toEqual(names.map((_, j) => rows.map((row) => row[j])));
      await writeTable(folders, 'd', given, { name: 'd', source: 'file:d.csv' });
      const stored = (await readTable(folders.data, 'd')).table;
      expect(stored.columns).toEqual(given.columns);
    }),
    { numRuns: 200 },
  );
  expect(JSON.parse(await readFile(join(folders.data, 'd.json'), 'utf8'))).toMatchObject({ version: 2 });
});
