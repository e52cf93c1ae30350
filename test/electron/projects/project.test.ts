import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Project } from '../../../electron/projects/project';
import { projectFolders } from '../../../electron/projects/project-files';
import { readTable, writeTable } from '../../../electron/projects/table-files';
import { newSpec } from '../../../shared/model/spec';
import { type Column, NA_INTEGER, sameTable, type Table } from '../../../shared/model/table';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'brms-studio-test-'));
});
afterEach(() => rm(folder, { recursive: true }));

const table: Table = {
  rowCount: 3,
  columns: [
    { kind: 'double', name: 'x', values: Float64Array.of(0.1, Number.NaN, -1e300) },
    {
      kind: 'factor',
      name: 'g',
      codes: Int32Array.of(1, 2, NA_INTEGER),
      levels: ['a', 'NA', 'unused'],
      ordered: true,
    },
    { kind: 'string', name: 's', values: ['', 'NA', null] },
  ],
};

describe('Project', () => {
  it('is the same after it is opened again', async () => {
    const project = await Project.create(join(folder, 'p'), 'My study');
    const id = await project.addDataset('Räw data!', 'file:raw.csv', table);
    expect(id).toBe('Raw_data');
    const modelId = await project.addModel('Model 1', id, newSpec('x ~ g'));
    await project.saveModel({ id: modelId, name: 'First', datasetId: id, spec: newSpec('x ~') });
    const again = await Project.open(project.path);
    expect(again.state()).toEqual(project.state());
    expect(sameTable(again.table(id), table)).toBe(true);
    expect(again.model(modelId).spec.formula).toBe('x ~');
  });

  it('keeps every row of one column of empty text', async () => {
    const project = await Project.create(join(folder, 'p'), 'p');
    const blank: Table = { rowCount: 3, columns: [{ kind: 'string', name: 'a;b', values: ['a', '', ''] }] };
    const id = await project.addDataset('d', 'a', blank);
    expect(sameTable((await Project.open(project.path)).table(id), blank)).toBe(true);
  });

  it('keeps a data set once, however often it is added, and numbers others of its name', async () => {
    const project = await Project.create(join(folder, 'p'), 'p');
    expect(await project.addDataset('d', 'a', table)).toBe('d');
    expect(await project.addDataset('d', 'a', table)).toBe('d');
    expect(await project.addDataset('d', 'a', { ...table, columns: table.columns.slice(1) })).toBe('d_2');
  });

  it('changes the kind of a column, or says which cell stands against it', async () => {
    const project = await Project.create(join(folder, 'p'), 'p');
    const id = await project.addDataset('d', 'a', table);
    await project.setColumnKind(id, 's', { kind: 'factor' });
    expect(project.dataset(id).columns[2]?.kind).toBe('factor');
    await expect(project.setColumnKind(id, 'g', { kind: 'double' })).rejects.toThrow(
      '“a” in row 1 of “g” is not a number',
    );
    expect((await Project.open(project.path)).dataset(id).columns[1]?.kind).toBe('factor');
    expect((await readdir(join(project.path, 'data'))).length).toBe(2);
  });

  it('moves what is removed into the trash and refuses to break a model', async () => {
    const project = await Project.create(join(folder, 'p'), 'p');
    const id = await project.addDataset('d', 'a', table);
    const modelId = await project.addModel('M', id, newSpec('x ~ 1'));
    await expect(project.removeDataset(id)).rejects.toThrow(/“d” is the data of “M”/);
    await project.removeModel(modelId);
    await project.removeDataset(id);
    expect(project.state().models).toEqual([]);
    expect((await readdir(project.folders.trash)).length).toBeGreaterThanOrEqual(2);
    expect(await readdir(project.folders.data)).toEqual([]);
  });

  it('opens beside damaged files, names them and leaves them alone', async () => {
    const project = await Project.create(join(folder, 'p'), 'p');
    const id = await project.addDataset('d', 'a', table);
    await project.addModel('M', id, newSpec('x ~ 1'));
    const broken = join(project.folders.models, 'model-9.json');
    await writeFile(broken, '{"id": "model-9", ');
    await mkdir(join(project.folders.fits, 'fit-1'));
    const again = await Project.open(project.path);
    expect(again.state().models).toHaveLength(1);
    expect(again.state().damaged.map((entry) => entry.path)).toEqual([
      broken,
      join(project.folders.fits, 'fit-1', 'fit.json'),
    ]);
    expect(await readFile(broken, 'utf8')).toBe('{"id": "model-9", ');
    expect(await again.addModel('N', id, newSpec('x ~ 1'))).toBe('model-2');
  });

  it('takes no file that calls itself something else than its place', async () => {
    const project = await Project.create(join(folder, 'p'), 'p');
    const id = await project.addDataset('d', 'a', table);
    const modelId = await project.addModel('M', id, newSpec('x ~ 1'));
    const file = join(project.folders.models, `${modelId}.json`);
    await writeFile(file, (await readFile(file, 'utf8')).replace(`"${modelId}"`, '"../../../evil"'));
    const { models, damaged } = (await Project.open(project.path)).state();
    expect(models).toEqual([]);
    expect(damaged[0]?.message).toMatch(/calls itself “\.\.\/\.\.\/\.\.\/evil”/);
  });

  it('never gives an id a second time', async () => {
    const project = await Project.create(join(folder, 'p'), 'p');
    const id = await project.addDataset('d', 'a', table);
    await project.removeModel(await project.addModel('M', id, newSpec('x ~ 1')));
    expect(await project.addModel('M', id, newSpec('x ~ 1'))).toBe('model-2');
  });

  it('says so where there is no project, or one already', async () => {
    await expect(Project.open(folder)).rejects.toThrow(/no Brms Studio project/);
    await writeFile(join(folder, 'file'), '');
    for (const work of [Project.open(join(folder, 'file')), Project.create(join(folder, 'file'), 'p')])
      await expect(work).rejects.toThrow(/file is a file, not a folder/);
    await expect(Project.open('/proc/x')).rejects.toThrow(/no Brms Studio project/);
    await Project.create(join(folder, 'p'), 'p');
    await expect(Project.create(join(folder, 'p'), 'p')).rejects.toThrow(/is a project in/);
  });
});

describe('writeTable', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 8 });
  const columnOf = (rows: number, name: string): fc.Arbitrary<Column> =>
    fc.oneof(
      fc.array(fc.double(), { minLength: rows, maxLength: rows }).map(
        (values): Column => ({
          kind: 'double',
          name,
          values: Float64Array.from(values, (v) => (Object.is(v, -0) ? 0 : v)),
        }),
      ),
      fc
        .array(fc.integer(), { minLength: rows, maxLength: rows })
        .map((values): Column => ({ kind: 'integer', name, values: Int32Array.from(values) })),
      fc
        .array(fc.option(text), { minLength: rows, maxLength: rows })
        .map((values): Column => ({ kind: 'string', name, values })),
      fc.uniqueArray(text, { minLength: 1, maxLength: 4 }).chain((levels) =>
        fc.array(fc.integer({ min: 1, max: levels.length }), { minLength: rows, maxLength: rows }).map(
          (codes): Column => ({
            kind: 'factor',
            name,
            codes: Int32Array.from(codes),
            levels,
            ordered: codes[0] === 1,
          }),
        ),
      ),
    );

  it('gives any table back as it was', async () => {
    const tables = fc
      .integer({ min: 1, max: 5 })
      .chain((rowCount) =>
        fc
          .tuple(columnOf(rowCount, 'a'), columnOf(rowCount, 'b b'))
          .map((columns): Table => ({ rowCount, columns })),
      );
    const folders = projectFolders(folder);
    await mkdir(folders.data);
    await fc.assert(
      fc.asyncProperty(tables, async (wanted) => {
        await writeTable(folders, 'd', wanted, { name: 'd', source: 'test' });
        const { table: got } = await readTable(folders.data, 'd');
        expect(sameTable(got, wanted)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});
