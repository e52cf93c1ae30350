import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CompileCache } from '../../../electron/fits/compile-cache';
import { PreferenceService } from '../../../electron/preferences/preference-service';
import { Settings } from '../../../electron/projects/settings';
import { defaultPreferences, type Preferences, preferenceNames } from '../../../shared/contract/preferences';

let folder: string;
let told: Preferences[];
let service: PreferenceService;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'brms-studio-test-'));
  told = [];
  const warn = (text: string) => expect.unreachable(text);
  service = new PreferenceService({
    settings: await Settings.open(join(folder, 'config')),
    usual: { projects: join(folder, 'projects'), cache: join(folder, 'cache') },
    cache: new CompileCache(() => service.cachePlace, warn),
    version: '0.1.0',
    updateAddress: '',
    automatic: false,
    onChange: (preferences) => told.push(preferences),
    onUpdate: () => undefined,
    warn,
  });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A compiled model of so many bytes in the usual cache. */
function model(key: string, bytes: number): void {
  const models = join(folder, 'cache', 'models');
  mkdirSync(models, { recursive: true });
  writeFileSync(join(models, `${key.repeat(64)}.rds`), Buffer.alloc(bytes));
}

describe('preferences that are changed', () => {
  it('are kept and told of', async () => {
    expect(await service.save({ theme: 'dark', zoom: 1.5 })).toEqual({
      ...defaultPreferences,
      theme: 'dark',
      zoom: 1.5,
    });
    expect(told).toEqual([service.values]);
  });

  it.each([
    [{ projectsFolder: 'Brms' }, 'projectsFolder', '“Brms” is not a full path.'],
    [{ cacheFolder: '/proc/here' }, 'cacheFolder', 'Nothing can be written in /proc/here'],
    [
      { grouping: 'point' },
      'grouping',
      'A point cannot be both the decimal mark and the mark between thousands.',
    ],
    [{ decimalMark: 'comma' }, 'decimalMark', 'A comma cannot be both the decimal mark'],
    [
      { updateAddress: 'http://example.org/v' },
      'updateAddress',
      '“http://example.org/v” is not an https address.',
    ],
    [{ updateAddress: 'javascript:alert(1)' }, 'updateAddress', 'is not an https address.'],
  ] as const)('are all refused where one cannot be: %j', async (wrong, where, message) => {
    await expect(service.save({ theme: 'dark', ...wrong })).rejects.toMatchObject({
      code: 'invalid-input',
      where,
      message: expect.stringContaining(message),
      hint: expect.any(String),
    });
    expect(service.values).toEqual(defaultPreferences);
    expect(told).toEqual([]);
  });

  it('change two marks together', async () => {
    const values = await service.save({ decimalMark: 'comma', grouping: 'point' });
    expect(values).toMatchObject({ decimalMark: 'comma', grouping: 'point' });
  });
});

describe('folders', () => {
  it('are made where they are not there, and left as they were where they are', async () => {
    const chosen = join(folder, 'mine', 'projects');
    await service.save({ projectsFolder: ` ${chosen}/ ` });
    expect(service.projectsFolder).toBe(chosen);
    expect(readdirSync(chosen)).toEqual([]);
    await service.save({ projectsFolder: '' });
    expect(service.projectsFolder).toBe(join(folder, 'projects'));
    expect(existsSync(chosen)).toBe(true);
  });

  it.skipIf(process.getuid?.() === 0)('are refused where one may only read', async () => {
    const closed = join(folder, 'closed');
    mkdirSync(closed);
    chmodSync(closed, 0o555);
    await expect(service.save({ cacheFolder: closed })).rejects.toThrow('permission denied');
  });

  it('take compiled models with them, and say what is there', async () => {
    model('a', 3000);
    const place = join(folder, 'elsewhere');
    await service.save({ cacheFolder: place });
    expect(readdirSync(join(place, 'models'))).toHaveLength(1);
    expect(await service.places()).toEqual({
      projectsFolder: join(folder, 'projects'),
      cacheFolder: place,
      defaults: { projectsFolder: join(folder, 'projects'), cacheFolder: join(folder, 'cache') },
      cache: { models: 1, bytes: 3000 },
    });
    expect((await service.clearCache()).cache).toEqual({ models: 0, bytes: 0 });
  });

  it('keep to a lower limit at once', async () => {
    model('a', 6 * 2 ** 20);
    model('b', 6 * 2 ** 20);
    await service.save({ cacheLimit: 10 });
    expect((await service.places()).cache).toEqual({ models: 1, bytes: 6 * 2 ** 20 });
  });
});

it('asks nobody for a newer version where no address is known', async () => {
  await expect(service.checkUpdate()).rejects.toMatchObject({
    code: 'invalid-input',
    where: 'updateAddress',
  });
});

it('are all told of in the documentation', () => {
  const page = readFileSync(join(import.meta.dirname, '..', '..', '..', 'docs', 'preferences.md'), 'utf8');
  const named = page.split('\n').flatMap((line) => {
    const [, names] = /^\| (`[^|]*`) \|/.exec(line) ?? [];
    return names?.split(', ').map((name) => name.replaceAll('`', '')) ?? [];
  });
  expect(named).toEqual(preferenceNames);
});
