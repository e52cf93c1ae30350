import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createProject, type NewProjectServices } from '../../../electron/projects/new-project';
import { StudioError } from '../../../shared/errors/studio-error';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'new-project-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('takes the next name where the disk calls one taken that its folder does not list', async () => {
  const tried: string[] = [];
  const create = async (path: string) => {
    tried.push(basename(path));
    if (tried.length < 3) throw new StudioError('invalid-input', 'taken', { details: { taken: true } });
    return path;
  };
  await createProject(
    { paths: { projects: folder }, projects: { create } } as unknown as NewProjectServices,
    'Data',
  );
  expect(tried).toEqual(['Data', 'Data 2', 'Data 3']);
});
