import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findOnPath } from '../../build/setup/on-path.mjs';
import { root } from '../../build/setup/paths.mjs';
import { contentsOf, type PackingPlace, packingPlace } from './support/packing';

let place: PackingPlace;
beforeAll(async () => {
  place = await packingPlace();
});
afterAll(() => place.remove());

const version: string = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version;

/** Made and read with Debian's own tools: elsewhere a deb needs what electron-builder downloads. */
describe.skipIf(findOnPath(['dpkg-deb']) === undefined)('the deb', () => {
  let deb: string;
  let extracted: string;
  let files: ReadonlyMap<string, string>;
  beforeAll(async () => {
    const to = join(place.folder, 'dist');
    const { code, stdout, stderr } = await place.dist(['--target', 'deb', '--arch', 'x64', '--to', to], {
      BRMS_STUDIO_ELECTRON_DIST: place.standIn('linux'),
      BRMS_STUDIO_MAINTAINER: 'A. Packager <packager@example.org>',
      BRMS_STUDIO_HOMEPAGE: 'https://example.org/brms-studio',
    });
    expect(code, stdout + stderr).toBe(0);
    deb = join(to, `brms-studio_${version}_amd64.deb`);
    expect(stdout).toContain(`\n${deb}\n`);
    extracted = join(place.folder, 'extracted');
    expect(spawnSync('dpkg-deb', ['--raw-extract', deb, extracted]).status).toBe(0);
    files = contentsOf(extracted);
  });

  function field(name: string): string {
    return spawnSync('dpkg-deb', ['--field', deb, name], { encoding: 'utf8' }).stdout.trim();
  }
  function text(path: string): string {
    return readFileSync(join(extracted, path), 'utf8');
  }

  it('depends on R and suggests what fits models', () => {
    expect(field('Depends').split(', ')).toEqual(expect.arrayContaining(['r-base-core', 'libnss3']));
    expect(field('Suggests').split(', ')).toEqual(
      expect.arrayContaining(['r-cran-brms', 'r-cran-rstan', 'g++', 'make']),
    );
    expect(field('Package')).toBe('brms-studio');
    expect(field('Version')).toBe(version);
    expect(field('Section')).toBe('science');
    expect(field('Maintainer')).toBe('A. Packager <packager@example.org>');
    expect(field('Homepage')).toBe('https://example.org/brms-studio');
    expect(Number(field('Installed-Size'))).toBeGreaterThan(1000);
  });

  it('puts files where the system looks for them, everything owned by root', () => {
    const folders = new Set([...files.keys()].map((path) => path.split('/').slice(0, 3).join('/')));
    expect([...folders].toSorted()).toEqual([
      'DEBIAN/control',
      'DEBIAN/md5sums',
      'DEBIAN/postinst',
      'DEBIAN/postrm',
      'opt/Brms Studio/LICENSE.electron.txt',
      'opt/Brms Studio/LICENSES.chromium.html',
      'opt/Brms Studio/brms-studio',
      'opt/Brms Studio/locales',
      'opt/Brms Studio/resources',
      'opt/Brms Studio/version',
      'usr/share/applications',
      'usr/share/doc',
      'usr/share/icons',
      'usr/share/mime',
    ]);
    const listed = spawnSync('dpkg-deb', ['--contents', deb], { encoding: 'utf8' }).stdout.trim().split('\n');
    expect(listed.filter((line) => !/^[-d]rw[x-]r-[x-]r-[x-] root\/root/.test(line))).toEqual([]);
    expect(text('usr/share/doc/brms-studio/copyright')).toBe(readFileSync(join(root, 'LICENSE'), 'utf8'));
  });

  it('opens projects from the file manager, by path', () => {
    const entry = text('usr/share/applications/brms-studio.desktop');
    expect(entry).toContain('\nExec="/opt/Brms Studio/brms-studio" %F\n');
    expect(entry).toContain('\nMimeType=application/x-brms-studio-project;\n');
    expect(entry).toContain('\nStartupWMClass=brms-studio\n');
    const type = text('usr/share/mime/packages/brms-studio.xml');
    expect(type).toContain('<mime-type type="application/x-brms-studio-project">');
    expect(type).toContain('<glob pattern="*.brmsproj"/>');
    const drawn = contentsOf(join(root, 'build', 'icons', 'linux'));
    for (const size of ['16x16', '48x48', '256x256', '512x512']) {
      const icon = files.get(`usr/share/icons/hicolor/${size}/apps/brms-studio.png`);
      expect(icon).toBe(drawn.get(`${size}.png`));
    }
  });

  it('sums up what is in it', () => {
    const sums = text('DEBIAN/md5sums').trim().split('\n');
    expect(sums).toHaveLength([...files.keys()].filter((path) => !path.startsWith('DEBIAN/')).length);
    const check = spawnSync('md5sum', ['--check', '--quiet', 'DEBIAN/md5sums'], {
      cwd: extracted,
      encoding: 'utf8',
    });
    expect(check.stdout + check.stderr).toBe('');
  });
});
