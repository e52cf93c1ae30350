import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createModel } from '../../../electron/models/new-model';
import { Project } from '../../../electron/projects/project';
import { readFormula } from '../../../shared/model/parsed-spec';
import type { Column } from '../../../shared/model/table';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'brms-studio-test-'));
});
afterEach(() => rm(folder, { recursive: true }));

const numbers = (name: string): Column => ({ kind: 'double', name, values: Float64Array.of(1, 2.5) });
const words = (name: string): Column => ({ kind: 'string', name, values: ['a', 'b'] });

/** The formula that a new model of data with these columns begins with. */
async function firstFormula(columns: readonly Column[]): Promise<string> {
  const project = await Project.create(join(folder, 'p'), 'p');
  const id = await project.addDataset('d', 'a file', { rowCount: 2, columns });
  return project.model(await createModel(project, id)).spec.formula;
}

it('begins with the first column of numbers that brms can use', async () => {
  expect(await firstFormula([words('name'), numbers('dose mg'), numbers('score_'), numbers('age')])).toBe(
    'age ~ 1',
  );
});

it('can be read where brms can use no column of numbers because of their names', async () => {
  const formula = await firstFormula([words('name'), numbers(`patient's "dose"`)]);
  expect(formula).toBe('`patient\'s "dose"` ~ 1');
  expect(readFormula(formula).ok).toBe(true);
});

it('has a response to be replaced where no column has numbers', async () => {
  expect(await firstFormula([words('name')])).toBe('y ~ 1');
});
