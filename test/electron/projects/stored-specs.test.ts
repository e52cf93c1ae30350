import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Project } from '../../../electron/projects/project';
import { newSpec } from '../../../shared/model/spec';
import { fitInfo } from './fit-info';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'stored-specs-'));
});
afterEach(() => rmSync(root, { recursive: true }));

it('a name in a stored spec that is none any more makes no file a damaged one, of a failed fit neither', async () => {
  const project = await Project.create(join(root, 'project'), 'P');
  // Earlier versions took any text.
  const spec = { ...newSpec('y ~ x'), name: ' two\nlines ' };
  const write = (id: string, file: string, content: object) => {
    mkdirSync(join(project.folders.fits, id));
    writeFileSync(join(project.folders.fits, id, file), JSON.stringify({ ...content, id, spec }));
  };
  write('fit-1', 'fit.json', fitInfo);
  write('fit-2', 'failed.json', {
    modelId: 'model',
    modelName: 'Model',
    datasetId: 'data',
    createdAt: '2026-01-02T00:00:00Z',
    environment: 'default',
    error: { code: 'r-error', message: 'R said no.' },
  });
  const { damaged, fits, failedFits } = (await Project.open(project.path)).state();
  expect(damaged).toEqual([]);
  expect([...fits, ...failedFits].map(({ id, spec: { name } }) => [id, name])).toEqual([
    ['fit-1', undefined],
    ['fit-2', undefined],
  ]);
});
