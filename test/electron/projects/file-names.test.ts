import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cutFileName, folderName, idFrom } from '../../../electron/projects/file-names';
import { Project } from '../../../electron/projects/project';
import { nameFault } from '../../../shared/model/name-text';
import { newSpec } from '../../../shared/model/spec';
import { values } from './project-writes';

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
);
const half = /\p{Cs}/u;

describe('the folder of a project', () => {
  it('of any name can be made: no half characters, at most 255 bytes with what comes behind', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const name = folderName(text);
        expect(name).not.toBe('');
        expect(name).not.toMatch(half);
        expect(name).not.toMatch(/[\p{Cc}<>:"/\\|?*]|[. ]$/u);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(210);
      }),
    );
  });

  it('is cut between characters', () => {
    expect(folderName('😀'.repeat(100))).toBe('😀'.repeat(50));
    expect(folderName(`${'x'.repeat(79)}😀y`)).toBe(`${'x'.repeat(79)}😀`);
    expect(cutFileName('ä'.repeat(300))).toBe('ä'.repeat(80));
    expect(folderName('aux')).toBe('Project aux');
    expect(folderName('con.old')).toBe('Project con.old');
  });
});

it('a data set gets no name that Windows keeps for a device', () => {
  expect(idFrom('aux', new Set(), 'data')).toBe('data_aux');
  expect(idFrom('auxiliary', new Set(), 'data')).toBe('auxiliary');
});

describe('a project', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'names-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('refuses what cannot be a name, before anything is written', async () => {
    for (const name of ['', '   ', 'x'.repeat(300), 'a\u0000b', 'a\nb', '\ud83d', 'a\udc00']) {
      const refusal = {
        code: 'invalid-input',
        message: expect.stringContaining('This name cannot be used: '),
      };
      await expect(Project.create(join(folder, 'p'), name)).rejects.toMatchObject(refusal);
      expect(readdirSync(folder)).toEqual([]);
      const project = await Project.create(join(folder, 'p'), 'P');
      await project.addDataset('d', 'test', values(1));
      await expect(project.rename(name)).rejects.toMatchObject(refusal);
      await expect(project.addModel(name, 'd', newSpec('y ~ 1'))).rejects.toMatchObject(refusal);
      const id = await project.addModel('M', 'd', newSpec('y ~ 1'));
      const model = { id, name, datasetId: 'd', spec: newSpec('y ~ 1') };
      await expect(project.saveModel(model)).rejects.toMatchObject(refusal);
      expect((await Project.open(project.path)).state()).toEqual(project.state());
      rmSync(project.path, { recursive: true });
    }
  });

  it('takes any file’s name for a data set, and any number of models of one long name', async () => {
    const project = await Project.create(join(folder, 'p'), 'P');
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const id = await project.addDataset(text, 'test', values(1));
        expect(nameFault(project.dataset(id).name)).toBeNull();
        await project.removeDataset(id);
      }),
      { numRuns: 30 },
    );
    await project.addDataset('d', 'test', values(1));
    const long = '😀'.repeat(120);
    for (let i = 0; i < 11; i++) await project.addModel(long, 'd', newSpec('y ~ 1'));
    const again = (await Project.open(project.path)).state().models;
    expect(new Set(again.map(({ name }) => name)).size).toBe(11);
    for (const { name } of again) expect(nameFault(name)).toBeNull();
  });
});
