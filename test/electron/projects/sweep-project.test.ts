import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newFitFolder } from '../../../electron/fits/fit-store';
import { Project } from '../../../electron/projects/project';
import { named } from '../files/identities';
import { noNamespace, sayIdentity, startScript } from '../files/other-namespace';
import { projectsIn, values } from './project-writes';

let folder: string;
let project: Project;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sweep-project-'));
  project = await Project.create(join(folder, 'p'), 'P');
  await project.addDataset('d', 'test', values(1, 2));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A folder that a process of that identity has made for a fit, so many days ago. */
function unfinished(parent: string, owner: string, daysAgo = 0): string {
  const name = `.new-${owner}-job-1-abc${daysAgo}`;
  const then = new Date(Date.now() - daysAgo * 24 * 3_600_000);
  mkdirSync(join(parent, name), { recursive: true });
  writeFileSync(join(parent, name, 'fit.rds'), 'half');
  utimesSync(join(parent, name, 'fit.rds'), then, then);
  utimesSync(join(parent, name), then, then);
  return name;
}

const everything = () => readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
const openToChange = () => projectsIn(folder).open(project.path);

/** All that killed processes can leave. */
function leaveAll(): void {
  const { fits, models, data, root } = project.folders;
  unfinished(fits, named.dead);
  unfinished(fits, named.foreign, 8);
  unfinished(folder, named.dead);
  for (const name of ['d.json.1355412566', 'd-0123456789ab.csv.7700077', '.open-write'])
    writeFileSync(join(data, name), '{"id": "d", "files": ["e-0123456789ab.csv"], "unused": "remove"}');
  writeFileSync(join(data, 'e-0123456789ab.csv'), 'y\n1');
  writeFileSync(join(models, 'model.json.1355412566'), '{');
  writeFileSync(join(root, 'project.brmsproj.1355412566'), '{');
  writeFileSync(join(root, '.brms-studio-lock'), `${named.dead} 00\n`);
}

it('who only reads a project removes and writes nothing', async () => {
  leaveAll();
  const before = everything();
  expect((await Project.open(project.path)).state()).toEqual(project.state());
  expect(everything()).toEqual(before);
});

it('who opens it to change it removes all that killed processes left', async () => {
  const before = everything();
  leaveAll();
  expect((await openToChange()).state()).toEqual(project.state());
  expect(everything()).toEqual(before);
});

it('what may be in use stays: a running fit’s folder, and what is the user’s own', async () => {
  const { fits, models, data } = project.folders;
  const running = await newFitFolder(project, 'job-1');
  const kept = [
    unfinished(fits, named.foreign, 6),
    unfinished(fits, named.own, 30),
    // As earlier versions called it: nobody knows whose it is.
    unfinished(fits, '999999999', 6),
    running.slice(fits.length + 1),
  ];
  unfinished(fits, '999999999', 8);
  writeFileSync(join(models, 'notes.2024'), 'mine');
  const ofUser = ['survey.json.1', 'survey.json.1355412566', 'd-0123456789ab.csv.1355412566'];
  for (const name of ofUser) writeFileSync(join(project.path, name), 'mine');
  writeFileSync(join(data, 'survey.json.1'), 'mine');
  const beside = unfinished(folder, '2024-drafts-of', 99);
  writeFileSync(join(data, 'mine-0123456789ab.csv'), 'y\n1');
  writeFileSync(join(data, 'survey.csv.1'), 'y\n1');
  await openToChange();
  expect(readdirSync(fits).sort()).toEqual(kept.sort());
  expect(readdirSync(models)).toEqual(['notes.2024']);
  expect(readdirSync(data)).toEqual(
    expect.arrayContaining(['mine-0123456789ab.csv', 'survey.csv.1', 'survey.json.1']),
  );
  expect(readdirSync(project.path)).toEqual(expect.arrayContaining(ofUser));
  expect(readdirSync(folder)).toContain(beside);
});

describe('a note of a write that was broken off', () => {
  const note = (text: string) => writeFileSync(join(project.folders.data, '.open-write'), text);

  it('that is damaged, or names what a description names, costs nothing', async () => {
    const before = everything();
    const csv = readdirSync(project.folders.data).find((name) => name.endsWith('.csv')) ?? '';
    const open = { id: 'd', files: [csv], unused: 'remove' };
    for (const text of [
      '',
      '{',
      JSON.stringify({ ...open, files: ['../project.brmsproj'] }),
      JSON.stringify(open),
    ]) {
      note(text);
      await openToChange();
      expect(everything()).toEqual(before);
    }
  });

  it('of a data set whose description is damaged removes neither of its files', async () => {
    writeFileSync(join(project.folders.data, 'd.json'), '{');
    const csv = readdirSync(project.folders.data).find((name) => name.endsWith('.csv')) ?? '';
    note(JSON.stringify({ id: 'd', files: [csv], unused: 'remove' }));
    await openToChange();
    expect(readdirSync(project.folders.data).sort()).toEqual([csv, 'd.json'].sort());
  });
});

describe.skipIf(noNamespace !== null)(`a fit in another pid namespace (${noNamespace ?? 'real'})`, () => {
  it('keeps its folder, whoever reads or opens the project here', async () => {
    const other = await startScript(sayIdentity, 'new');
    try {
      const name = unfinished(project.folders.fits, other.said);
      await Project.open(project.path);
      await openToChange();
      expect(readdirSync(project.folders.fits)).toEqual([name]);
    } finally {
      await other.end();
    }
  });
});
