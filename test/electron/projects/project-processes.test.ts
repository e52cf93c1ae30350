import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Project } from '../../../electron/projects/project';
import { Settings } from '../../../electron/projects/settings';
import { TrustedProjects } from '../../../electron/projects/trusted-projects';
import { newSpec } from '../../../shared/model/spec';
import { buildMain } from '../session/main-build';

const built = mkdtempSync(join(tmpdir(), 'project-processes-'));
const running = new Set<ChildProcess>();
let main = '';
let folder = '';
let project: Project;
beforeAll(async () => {
  main = await buildMain('../projects/project-process.ts', built);
});
afterAll(() => rmSync(built, { recursive: true }));
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'project-shared-'));
  project = await Project.create(join(folder, 'p'), 'P');
  const y = { kind: 'double', name: 'y', values: Float64Array.of(1, 2) } as const;
  await project.addDataset('d', 'test', { rowCount: 2, columns: [y] });
});
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

async function begin(work: string, name: string, count: number) {
  const child = spawn(process.execPath, [main, folder, work, name, String(count)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  running.add(child);
  await once(child.stdout, 'data');
  const said: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  const ended = once(child, 'close').then(([code]) => {
    running.delete(child);
    expect(code).toBe(0);
    return JSON.parse(said.join('')) as readonly string[];
  });
  return { go: () => child.stdin.write('go'), ended };
}

/** What processes named so were given that all began at once. */
async function together(work: string, names: readonly string[], count: number) {
  const all = await Promise.all(names.map((name) => begin(work, name, count)));
  for (const { go } of all) go();
  return Promise.all(all.map(({ ended }) => ended));
}

const names = ['a', 'b', 'c'];
const range = (count: number) => Array.from({ length: count }, (_, i) => i);

describe('several processes change one project at once', () => {
  it('no id of a model is given twice, and every model is kept', async () => {
    const given = (await together('models', names, 10)).flat();
    expect(new Set(given).size).toBe(30);
    const { models } = (await Project.open(project.path)).state();
    const formulas = names.flatMap((name) => range(10).map((i) => `y ~ ${name}${i}`));
    expect(models.map(({ spec }) => spec.formula).sort()).toEqual(formulas.sort());
    expect(new Set(models.map(({ name }) => name)).size).toBe(30);
    expect(readdirSync(project.path).sort()).toEqual(['data', 'fits', 'models', 'project.brmsproj']);
  });

  it('nor is that of a data set', async () => {
    const given = (await together('data', names, 6)).flat();
    expect(new Set(given).size).toBe(18);
    const { datasets, damaged } = (await Project.open(project.path)).state();
    expect(datasets).toHaveLength(19);
    expect(damaged).toEqual([]);
    expect(readdirSync(project.folders.data)).toHaveLength(38);
  });

  it('a new project of one name is made by one of them', async () => {
    const given = (await together('create', ['new', 'new', 'new'], 1)).flat().sort();
    expect(given).toEqual([join(folder, 'new0'), 'taken', 'taken']);
    expect(readdirSync(folder).filter((name) => name.startsWith('.new-'))).toEqual([]);
  });
});

describe('several processes change the settings at once', () => {
  it('every project that was trusted is trusted', async () => {
    await together('trust', names, 8);
    const trusted = new TrustedProjects(join(folder, 'config'));
    for (const name of names)
      for (const i of range(8)) expect(await trusted.has({ path: `/${name}/${i}`, id: name })).toBe(true);
  });

  it('no preference is lost', async () => {
    await together('preferences', ['a', 'b'], 10);
    const { preferences } = await Settings.open(join(folder, 'config'));
    expect([preferences.textFont, preferences.codeFont].sort()).toEqual(['a9', 'b9']);
  });

  it('the newest of recent projects are all there', async () => {
    await together('recent', ['a', 'b'], 8);
    const text = readFileSync(join(folder, 'config', 'settings.json'), 'utf8');
    const { recent } = JSON.parse(text) as { recent: readonly { path: string }[] };
    expect(recent.map(({ path }) => path).sort()).toEqual(
      ['a', 'b'].flatMap((name) => range(8).map((i) => `/${name}/${i}`)).sort(),
    );
    expect(readdirSync(join(folder, 'config'))).toEqual(['settings.json']);
  });
});

/** As another process has it: with a memory of its own. */
const elsewhere = () => Project.open(project.path);

describe('a model that another process has', () => {
  const save = (at: Project, id: string, formula: string) =>
    at.saveModel({ id, name: 'M', datasetId: 'd', spec: newSpec(formula) });

  it('removed stays so, and whoever saves it is told', async () => {
    const id = await project.addModel('M', 'd', newSpec('y ~ 1'));
    const other = await elsewhere();
    await other.removeModel(id);
    await expect(save(project, id, 'y ~ 2')).rejects.toMatchObject({
      code: 'invalid-input',
      message: 'The model “M” was removed by another Brms Studio.',
    });
    expect(project.state().models).toEqual([]);
    expect((await elsewhere()).state().models).toEqual([]);
  });

  it('changed is shown, and replaced only by who has seen it', async () => {
    const id = await project.addModel('M', 'd', newSpec('y ~ 1'));
    const other = await elsewhere();
    await save(other, id, 'y ~ theirs');
    const shown: string[] = [];
    project.onChange(({ models }) => shown.push(models[0]?.spec.formula ?? ''));
    await expect(save(project, id, 'y ~ ours')).rejects.toThrow('was changed by another Brms Studio');
    expect(shown).toEqual(['y ~ theirs']);
    await save(project, id, 'y ~ ours');
    expect((await elsewhere()).model(id).spec.formula).toBe('y ~ ours');
    // The same change twice is no conflict.
    await save(other, id, 'y ~ ours').catch(() => undefined);
    await save(project, id, 'y ~ ours');
  });

  it('made, with its data and its fit, shows with the next change here', async () => {
    const other = await elsewhere();
    const s = { kind: 'string', name: 's', values: ['x'] } as const;
    const theirs = await other.addDataset('theirs', 'test', { rowCount: 1, columns: [s] });
    await other.addModel('Theirs', theirs, newSpec('s ~ 1'));
    await other.rename('New name');
    await project.addModel('Ours', 'd', newSpec('y ~ 1'));
    expect(project.state()).toEqual((await elsewhere()).state());
    expect(project.state().models.map(({ name }) => name)).toEqual(['Theirs', 'Ours']);
    expect(project.table(theirs).rowCount).toBe(1);
    await other.removeModel('model');
    await other.removeDataset(theirs);
    await project.rename('Newer');
    expect(project.state().datasets.map(({ id }) => id)).toEqual(['d']);
  });
});
