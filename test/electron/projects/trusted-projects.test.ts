import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { OpenProjects } from '../../../electron/projects/open-projects';
import { TrustedProjects } from '../../../electron/projects/trusted-projects';

let folder: string;
let config: string;
let warnings: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'trust-'));
  config = join(folder, 'config');
  warnings = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

/** The app's projects, as a new start of it has them. */
function started(): OpenProjects {
  return new OpenProjects(
    new TrustedProjects(config),
    () => undefined,
    () => undefined,
    (text) => warnings.push(text),
  );
}

async function isTrusted(path: string): Promise<boolean> {
  return (await started().open(path)).state().trusted;
}

const at = (name: string) => join(folder, name);

it('a project that is made here is trusted, now and after the next start', async () => {
  expect((await started().create(at('mine'), 'Mine')).state().trusted).toBe(true);
  expect(await isTrusted(at('mine'))).toBe(true);
});

it('a copy, a project that was moved, and another one in its place are not', async () => {
  await started().create(at('mine'), 'Mine');
  cpSync(at('mine'), at('copy'), { recursive: true });
  expect(await isTrusted(at('copy'))).toBe(false);
  renameSync(at('mine'), at('moved'));
  expect(await isTrusted(at('moved'))).toBe(false);
  await new OpenProjects(
    new TrustedProjects(at('theirs')),
    () => undefined,
    () => undefined,
    () => undefined,
  ).create(at('mine'), 'Other');
  expect(await isTrusted(at('mine'))).toBe(false);
});

it('a copy that the app makes of a trusted project is trusted, of another one not', async () => {
  const projects = started();
  const mine = await projects.create(at('mine'), 'Mine');
  await projects.copy(mine, at('copy'));
  expect(await isTrusted(at('copy'))).toBe(true);
  cpSync(at('mine'), at('foreign'), { recursive: true });
  await projects.copy(await projects.open(at('foreign')), at('foreign copy'));
  expect(await isTrusted(at('foreign copy'))).toBe(false);
});

it('what the user trusts stays so; one from before there were ids gets an id with it', async () => {
  mkdirSync(at('old'));
  const manifest = { format: 'brms-studio-project', version: 1, name: 'Old', createdAt: '' };
  writeFileSync(join(at('old'), 'project.json'), JSON.stringify(manifest));
  const projects = started();
  const old = await projects.open(at('old'));
  expect(old.state().trusted).toBe(false);
  const told: boolean[] = [];
  old.onChange(({ trusted }) => told.push(trusted));
  await projects.trust(old);
  expect(told).toEqual([true]);
  expect(old.id).toMatch(/^[0-9a-f-]{36}$/);
  expect(await isTrusted(at('old'))).toBe(true);
});

it('is asked about the real folder, by whatever link it is reached, and one folder is one project', async () => {
  await started().create(at('mine'), 'Mine');
  symlinkSync(at('mine'), at('link'));
  expect(await isTrusted(at('link'))).toBe(true);
  const projects = started();
  expect(await projects.open(at('link'))).toBe(await projects.open(at('mine')));
  // A link that leads elsewhere now is another project.
  cpSync(at('mine'), at('evil'), { recursive: true });
  rmSync(at('link'));
  symlinkSync(at('evil'), at('link'));
  expect(await isTrusted(at('link'))).toBe(false);
});

it('is kept in a file of its own that others may not read, and sees what another process has added', async () => {
  const here = started();
  await started().create(at('by a command'), 'C');
  expect((await here.open(at('by a command'))).state().trusted).toBe(true);
  await here.create(at('mine'), 'Mine');
  expect(await isTrusted(at('by a command'))).toBe(true);
  expect(statSync(join(config, 'trusted.json')).mode & 0o777).toBe(0o600);
});

it('trusts nothing where that file is damaged, and sets it aside', async () => {
  await started().create(at('mine'), 'Mine');
  const file = join(config, 'trusted.json');
  writeFileSync(file, readFileSync(file, 'utf8').slice(0, -5));
  expect(await isTrusted(at('mine'))).toBe(false);
  const projects = started();
  await projects.trust(await projects.open(at('mine')));
  expect(await isTrusted(at('mine'))).toBe(true);
});
