import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Project } from '../../../electron/projects/project';
import { Settings } from '../../../electron/projects/settings';
import { TrustedProjects } from '../../../electron/projects/trusted-projects';
import type { ProjectState } from '../../../shared/model/project';
import { buildMain } from '../session/main-build';
import { prepare, projectsIn, projectWrites } from './project-writes';

const base = mkdtempSync(join(tmpdir(), 'project-kills-'));
let main = '';
beforeAll(async () => {
  main = await buildMain('../projects/kill-process.ts', join(base, 'built'));
});
afterAll(() => rmSync(base, { recursive: true }));

/** The projects below a folder, as they can be told apart: without times, ids and their place. */
async function contents(folder: string): Promise<unknown> {
  const found: Record<string, unknown> = {};
  for (const name of ['p', 'new', 'there', 'copy']) {
    if (!existsSync(join(folder, name, 'project.brmsproj'))) continue;
    const { path: _path, trusted: _trusted, ...state } = (await Project.open(join(folder, name))).state();
    found[name] = JSON.parse(JSON.stringify(state, (key, value) => (key === 'updatedAt' ? '' : value)));
  }
  const { digits } = (await Settings.open(join(folder, 'config'))).preferences;
  const trusted = await new TrustedProjects(join(folder, 'config')).has({ path: '/elsewhere', id: 'it' });
  return { found, digits, trusted };
}

/** The names of all files of a project but for its trash; of a data set's CSV file only whose it is. */
function namesIn(folder: string): readonly string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => !name.startsWith('trash')).sort();
}

/** What a project of that content has to consist of, and nothing else. */
function expectTidy(state: ProjectState): void {
  const names = namesIn(state.path).map((name) => name.replace(/-[0-9a-f]{12}\.csv$/, '.csv'));
  const wanted = [
    ...['data', 'fits', 'models', 'project.brmsproj'],
    ...state.datasets.flatMap(({ id }) => [`data/${id}.json`, `data/${id}.csv`]),
    ...state.models.map(({ id }) => `models/${id}.json`),
  ];
  expect(names).toEqual(wanted.sort());
  expect(state.damaged).toEqual([]);
}

let kills = 0;

async function run(...args: readonly string[]) {
  const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
  const said: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  return { code, signal, errors: said.join('') };
}

// Beside each other: some wait until a lock that was half written is old enough.
describe.concurrent('killed', () => {
  for (const name of Object.keys(projectWrites)) {
    it(`at every point of “${name}”: all or nothing is done, and the next who opens it leaves nothing over`, async ({
      expect,
    }) => {
      const place = join(base, name);
      const template = join(place, 'template');
      mkdirSync(join(template, 'there'), { recursive: true });
      writeFileSync(join(template, 'there', 'of the user.txt'), 'mine');
      await prepare(template);
      const before = await contents(template);
      let after: unknown = null;
      const seen: unknown[] = [];
      for (let point = 0; after === null; point++) {
        const folder = join(place, String(point));
        cpSync(template, folder, { recursive: true });
        const { signal, code, errors } = await run(folder, name, String(point));
        if (signal !== 'SIGKILL') expect({ code, errors }).toEqual({ code: 0, errors: '' });
        const projects = projectsIn(folder);
        expectTidy((await projects.open(join(folder, 'p'))).state());
        if (existsSync(join(folder, 'copy'))) expectTidy((await projects.open(join(folder, 'copy'))).state());
        // The next change of settings, too, leaves nothing of those before.
        await new TrustedProjects(join(folder, 'config')).add({ path: '/later', id: 'later' });
        await (await Settings.open(join(folder, 'config'))).forget('/nothing');
        expect(readdirSync(join(folder, 'config')).sort()).toEqual(['settings.json', 'trusted.json']);
        const known = ['config', 'p', 'there', 'new', 'copy'];
        expect(readdirSync(folder).filter((entry) => !known.includes(entry))).toEqual([]);
        if (signal === 'SIGKILL') {
          kills += 1;
          seen.push(await contents(folder));
        } else {
          after = await contents(folder);
          expect(after).not.toEqual(before);
        }
        rmSync(folder, { recursive: true });
      }
      for (const state of seen) expect([before, after]).toContainEqual(state);
      expect(seen.length).toBeGreaterThan(3);
    }, 600_000);
  }
});

it('200 times and more', () => {
  expect(kills).toBeGreaterThan(200);
});
