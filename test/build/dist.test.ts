import { cpSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { extractAll } from '@electron/asar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundledPackages } from '../../build/pack/packages.mjs';
import { out, root } from '../../build/setup/paths.mjs';
import { startApp } from '../e2e/support/app-process';
import {
  contentsOf,
  electronVersion,
  type PackingPlace,
  packingPlace,
  type Ran,
  runNode,
} from './support/packing';

let place: PackingPlace;
let packing: Ran;
/** Of the packed app, and what its archive was unpacked to, in a folder that is called as the archive. */
let resources: string;
let archive: string;
let extracted: string;

beforeAll(async () => {
  place = await packingPlace();
  const electron = place.standIn('linux');
  const args = ['--dir', '--system', 'linux', '--arch', 'x64', '--to', join(place.folder, 'dist')];
  packing = await place.dist(args, { ELECTRON_OVERRIDE_DIST_PATH: electron });
  resources = join(place.folder, 'dist', 'linux-unpacked', 'resources');
  archive = join(resources, 'app.asar');
  extracted = join(place.folder, 'resources', 'app.asar');
  if (!existsSync(archive)) throw new Error(packing.stdout + packing.stderr);
  extractAll(archive, extracted);
  cpSync(join(resources, 'worker'), join(extracted, '..', 'worker'), { recursive: true });
});
afterAll(() => place.remove());

describe('npm run dist -- --dir', () => {
  it('packs without a network, when Electron’s files are given', () => {
    expect(packing.code, packing.stdout + packing.stderr).toBe(0);
    expect(readFileSync(join(resources, '..', 'version'), 'utf8')).toBe(electronVersion);
  });

  it('makes a folder with Electron’s files, our name on its program, and four things of ours', () => {
    const folder = join(resources, '..');
    expect(readdirSync(folder).toSorted()).toEqual([
      'LICENSE.electron.txt',
      'LICENSES.chromium.html',
      'brms-studio',
      'locales',
      'resources',
      'version',
    ]);
    expect(readdirSync(resources).toSorted()).toEqual([
      'LICENSE.txt',
      'THIRD-PARTY-NOTICES.txt',
      'app.asar',
      'worker',
    ]);
    expect(statSync(join(folder, 'brms-studio')).mode & 0o111).toBe(0o111);
    expect(existsSync(join(resources, 'default_app.asar'))).toBe(false);
  });

  it('has R’s files beside the archive, each one as it is in the sources', () => {
    expect(contentsOf(join(resources, 'worker'))).toEqual(contentsOf(join(root, 'electron', 'worker')));
  });

  it('archives what was built, and of node_modules the one package that is not bundled', () => {
    const packed = contentsOf(extracted);
    const own = [...packed].filter(([path]) => path.startsWith('out/'));
    const built = [...contentsOf(out)]
      .map(([path, bytes]) => [`out/${path}`, bytes] as const)
      .filter(
        ([path]) => /^out\/(icon\.png|(main|preload|renderer)\/.*)$/.test(path) && !path.endsWith('.map'),
      );
    expect(own.map(([path]) => path)).toEqual(built.map(([path]) => path));
    expect(new Map(own)).toEqual(new Map(built));
    expect(readdirSync(extracted).toSorted()).toEqual(['node_modules', 'out', 'package.json']);
    expect(readdirSync(join(extracted, 'node_modules'))).toEqual(['piscina']);
    expect(readdirSync(join(extracted, 'node_modules', 'piscina')).toSorted()).toEqual([
      'dist',
      'package.json',
    ]);
  });

  it('archives no test, no source map, no TypeScript and no compiled code', () => {
    const paths = [...contentsOf(extracted).keys()];
    expect(paths.filter((path) => /\.(map|ts|tsx|node|md|R)$|(^|\/)(test|tests|docs)\//.test(path))).toEqual(
      [],
    );
    expect(readdirSync(resources)).not.toContain('app.asar.unpacked');
  });

  it('keeps of package.json what the app reads', () => {
    const own = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const packed = JSON.parse(readFileSync(join(extracted, 'package.json'), 'utf8'));
    for (const name of ['name', 'productName', 'version', 'license', 'type', 'main']) {
      expect(packed[name]).toBe(own[name]);
    }
    for (const name of ['scripts', 'devDependencies']) expect(packed).not.toHaveProperty(name);
    expect(packed.desktopName).toBe('brms-studio.desktop');
    const piscina = JSON.parse(readFileSync(join(extracted, 'node_modules/piscina/package.json'), 'utf8'));
    expect(piscina.version).toBe(own.dependencies.piscina);
  });

  it('is as small as the README says', () => {
    const said = /The app itself\s+is under ([\d.]+) MB/.exec(readFileSync(join(root, 'README.md'), 'utf8'));
    const files = [...contentsOf(resources).keys()].map((path) => statSync(join(resources, path)));
    const bytes = files.reduce((sum, { size }) => sum + size, 0);
    expect(bytes).toBeGreaterThan(1e6);
    expect(bytes / 1e6).toBeLessThan(Number(said?.[1]));
  });

  it('has the licence of every package whose code is in it', () => {
    const notices = readFileSync(join(resources, 'THIRD-PARTY-NOTICES.txt'), 'utf8');
    const names = bundledPackages().map(({ name, version }) => `${name} ${version} (`);
    expect(names.length).toBeGreaterThan(40);
    for (const part of ['react ', 'zod ', 'ws ', '@mantine/core ', '@observablehq/plot ', 'pdfkit ']) {
      expect(names.some((name) => name.startsWith(part))).toBe(true);
    }
    for (const name of [...names, 'piscina ']) expect(notices).toContain(`\n${name}`);
    const own = readFileSync(join(root, 'LICENSE'), 'utf8');
    expect(readFileSync(join(resources, 'LICENSE.txt'), 'utf8')).toBe(own);
  });
});

describe('npm run dist', () => {
  it.each([
    [
      ['--dir'],
      { ELECTRON_OVERRIDE_DIST_PATH: '/nowhere' },
      /OVERRIDE_DIST_PATH cannot be used: .*\/nowhere does not exist/,
    ],
    [['--target', 'rpm', '--system', 'linux'], {}, /--target rpm: linux has AppImage and deb\./],
    [['--system', 'beos'], {}, /--system beos: choose linux, mac or win\./],
    [
      ['--system', 'mac', '--dir', '--signed'],
      { BRMS_STUDIO_ELECTRON_DIST: 'mac' },
      /Not signed: neither CSC_LINK/,
    ],
    [['--unsigned'], {}, /Unknown option '--unsigned'[\s\S]*--target NAMES/],
  ])('says what is wrong, without a stack: %j', async (args, env, why) => {
    const given =
      'BRMS_STUDIO_ELECTRON_DIST' in env ? { BRMS_STUDIO_ELECTRON_DIST: place.standIn('mac') } : env;
    const { code, stderr } = await place.dist([...args, '--to', join(place.folder, 'none')], given);
    expect(code).toBe(1);
    expect(stderr).toMatch(why);
    expect(stderr).not.toContain('    at ');
  });
});

describe('the packed app, unpacked', { timeout: 120_000 }, () => {
  const env = () => ({ PATH: process.env.PATH, HOME: place.home, LANG: process.env.LANG });
  const cli = () => join(extracted, 'out', 'main', 'cli.js');

  it('has all that its doctor needs', async () => {
    const { stdout, stderr, code } = await runNode([cli(), 'doctor', '--json'], env(), place.home);
    expect(stderr).not.toMatch(/ERR_MODULE_NOT_FOUND|Cannot find/);
    const checks: readonly { id: string; status: string }[] = JSON.parse(stdout).checks;
    expect(checks.find(({ id }) => id === 'r')?.status, stdout).toBe('pass');
    expect(code, stdout).toBe(0);
  });

  it('finds R’s files beside the archive, and R works for it', async () => {
    const call = [cli(), 'call', 'base::nchar', '["Stan"]', '--json'];
    const { stdout, stderr } = await runNode(call, env(), place.home);
    expect(JSON.parse(stdout), stderr).toEqual({ value: 4 });
  });

  it('starts the threads that summarise', async () => {
    const program = threads(join(extracted, 'out', 'main', 'analysis-thread.js'));
    const { stdout, stderr } = await runNode(['--input-type=module', '-e', program], env(), extracted);
    expect(stdout.trim(), stderr).toBe('2');
  });

  it('serves its page', async () => {
    const app = await startApp({ entry: cli(), home: place.home });
    try {
      const entered = await fetch(app.url, { redirect: 'manual' });
      const cookie = entered.headers.getSetCookie().map((text) => text.split(';')[0]);
      const at = new URL(entered.headers.get('location') ?? '/', app.url);
      const page = await fetch(at, { headers: { cookie: cookie.join('; ') } });
      expect(page.status).toBe(200);
      expect(await page.text()).toContain('<title>Brms Studio</title>');
    } finally {
      expect(await app.stop()).toBe(0);
    }
  });
});

/** A program that has one summary made of two variables, on a thread of piscina's. */
function threads(file: string): string {
  return `
    import { Piscina } from 'piscina';
    const pool = new Piscina({ filename: ${JSON.stringify(file)}, maxThreads: 1 });
    const values = Float64Array.from({ length: 80 }, (_, i) => Math.sin(i));
    const draws = { variables: ['a', 'b'], values, chains: 4, drawsPerChain: 10, sampler: {} };
    console.log((await pool.run({ id: 'summary', query: { prob: 0.95 }, draws })).answer.rows.length);
    await pool.destroy();`;
}
