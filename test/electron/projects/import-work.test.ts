import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { importWork } from '../../../electron/projects/import-work';
import { Project } from '../../../electron/projects/project';
import { WorkQueue } from '../../../electron/work/work-queue';
import type { WorkReport } from '../../../electron/work/work-type';
import type { WorkItem } from '../../../shared/contract/work';

const never = new AbortController().signal;
const bytesOf = (text: string) => new TextEncoder().encode(text);
const wide = (rows: number) =>
  [['a', 'b', 'c'], ...Array.from({ length: rows }, (_, i) => [i, i / 2, `t${i}`])].join('\n');

let folder: string;
let project: Project;
let told: WorkItem[];
let queue: WorkQueue;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'import-work-'));
  project = await Project.create(join(folder, 'p'), 'p');
  told = [];
  queue = new WorkQueue({ cores: () => 1, log: () => undefined, onChange: (item) => void told.push(item) });
});
afterEach(async () => {
  await queue.close();
  await rm(folder, { recursive: true });
});

test('a small file is read before anybody could look at a list of jobs', async () => {
  const files = [{ fileName: 'small.csv', bytes: bytesOf(wide(3)) }];
  const [id] = await queue.run(importWork, { project, files }, never);
  expect(project.state().datasets).toMatchObject([{ id, source: 'file:small.csv', rowCount: 3 }]);
  expect([told, queue.list()]).toEqual([[], []]);
});

test('one that lasts tells its columns, and what came of it', async () => {
  const reports: WorkReport<'import'>[] = [];
  const context = {
    id: 'work-1',
    signal: never,
    report: (report: WorkReport<'import'>) => void reports.push(report),
    log: () => undefined,
    decide: () => Promise.reject(new Error('nothing is asked')),
  };
  const input = { project, files: [{ fileName: 'wide.csv', bytes: bytesOf(wide(10)) }] };
  const [datasetId] = await importWork.run(input, context);
  expect(importWork.about(input)).toMatchObject({ title: 'Importing wide.csv', project: project.path });
  expect(reports.flatMap(({ progress }) => progress ?? [])).toEqual(
    [1, 2, 3].map((amount) => ({ amount, of: 3, unit: 'columns' })),
  );
  expect(reports.at(-1)).toEqual({ detail: { datasetId }, outcome: '10 rows, 3 columns.' });
});

test('of several files all come or none', async () => {
  const files = [
    { fileName: 'good.csv', bytes: bytesOf(wide(3)) },
    { fileName: 'twice.csv', bytes: bytesOf('x,x\n1,2\n') },
  ];
  await expect(queue.run(importWork, { project, files }, never)).rejects.toMatchObject({
    code: 'invalid-input',
    where: 'twice.csv',
  });
  expect(project.state().datasets).toEqual([]);
});

test('cancelled, it leaves no data set', async () => {
  const controller = new AbortController();
  const files = [{ fileName: 'wide.csv', bytes: bytesOf(wide(5000)) }];
  const imported = queue.run(importWork, { project, files }, controller.signal);
  controller.abort();
  await expect(imported).rejects.toThrow();
  expect(project.state().datasets).toEqual([]);
  expect(queue.unfinished()).toEqual([]);
});
