import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getRawHeader } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PackingPlace, packingPlace } from './support/packing';

let place: PackingPlace;
beforeAll(async () => {
  place = await packingPlace();
});
afterAll(() => place.remove());

/** Bytes of the wire. */
const off = '0'.charCodeAt(0);
const on = '1'.charCodeAt(0);

const systems = ['linux', 'mac', 'win'] as const;

/** Where each system has the program whose fuses are set, and the archive, below `dist`. */
const programs = {
  linux: join('linux-unpacked', 'brms-studio'),
  mac: join('mac', 'Brms Studio.app', 'Contents', 'MacOS', 'Brms Studio'),
  win: join('win-unpacked', 'Brms Studio.exe'),
};
const archives = {
  linux: join('linux-unpacked', 'resources', 'app.asar'),
  mac: join('mac', 'Brms Studio.app', 'Contents', 'Resources', 'app.asar'),
  win: join('win-unpacked', 'resources', 'app.asar'),
};

/** Packs for one system and gives the folder. */
async function packed(system: (typeof systems)[number]): Promise<string> {
  const to = join(place.folder, 'dist', system);
  const args = ['--dir', '--system', system, '--arch', 'x64', '--to', to];
  const { code, stdout, stderr } = await place.dist(args, {
    BRMS_STUDIO_ELECTRON_DIST: place.standIn(system),
  });
  expect(code, stdout + stderr).toBe(0);
  return to;
}

/** What Electron compares: the hash of the archive's list of files, which has the hash of each. */
function headerHash(archive: string): string {
  const { headerString } = getRawHeader(archive);
  return createHash('sha256').update(headerString).digest('hex');
}

/** Only Linux packs for all three: macOS would sign the stand-in, Windows cannot pack for macOS. */
describe.skipIf(process.platform !== 'linux')('the packed program', () => {
  let folders: Record<(typeof systems)[number], string>;
  beforeAll(async () => {
    folders = { linux: await packed('linux'), mac: await packed('mac'), win: await packed('win') };
  });

  it.each(systems)('has its fuses set: %s', async (system) => {
    const wire = await getCurrentFuseWire(join(folders[system], programs[system]));
    expect(wire).toMatchObject({
      version: '1',
      [FuseV1Options.RunAsNode]: off,
      [FuseV1Options.EnableCookieEncryption]: on,
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: off,
      [FuseV1Options.EnableNodeCliInspectArguments]: off,
      [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: on,
      [FuseV1Options.OnlyLoadAppFromAsar]: on,
      [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: off,
      [FuseV1Options.GrantFileProtocolExtraPrivileges]: off,
      // One that this electron-builder does not know stays as Electron ships it.
      8: on,
    });
  });

  it('knows the hash of its archive, on the systems where Electron checks it', () => {
    const plist = readFileSync(join(folders.mac, 'mac', 'Brms Studio.app', 'Contents', 'Info.plist'), 'utf8');
    const mac = headerHash(join(folders.mac, archives.mac));
    expect(plist).toMatch(
      new RegExp(
        `<key>ElectronAsarIntegrity</key>\\s*<dict>\\s*<key>Resources/app.asar</key>[\\s\\S]*${mac}`,
      ),
    );
    const program = readFileSync(join(folders.win, programs.win), 'latin1');
    const win = {
      file: 'resources\\app.asar',
      alg: 'SHA256',
      value: headerHash(join(folders.win, archives.win)),
    };
    expect(program).toContain(JSON.stringify([win]));
  });

  it('opens projects by their ending, with icons of their own', () => {
    const contents = join(folders.mac, 'mac', 'Brms Studio.app', 'Contents');
    const plist = readFileSync(join(contents, 'Info.plist'), 'utf8');
    expect(plist).toMatch(/<key>CFBundleTypeExtensions<\/key>\s*<array>\s*<string>brmsproj<\/string>/);
    expect(plist).toMatch(/<key>CFBundleTypeIconFile<\/key>\s*<string>document.icns<\/string>/);
    expect(plist).toMatch(/<key>CFBundleIdentifier<\/key>\s*<string>org.brms-studio.app<\/string>/);
    const icons = join(import.meta.dirname, '..', '..', 'build', 'icons');
    for (const [packed, drawn] of [
      ['icon.icns', 'app.icns'],
      ['document.icns', 'document.icns'],
    ] as const) {
      const bytes = readFileSync(join(contents, 'Resources', packed));
      expect(bytes.equals(readFileSync(join(icons, drawn)))).toBe(true);
    }
  });

  it('has Electron’s and Chromium’s licences on every system', () => {
    const folder = { ...folders, mac: join(folders.mac, 'mac', 'Brms Studio.app', 'Contents', 'Resources') };
    for (const at of [join(folders.linux, 'linux-unpacked'), join(folders.win, 'win-unpacked'), folder.mac]) {
      expect(readFileSync(join(at, 'LICENSE.electron.txt'), 'utf8')).toBe('Electron, MIT');
      expect(readFileSync(join(at, 'LICENSES.chromium.html'), 'utf8')).toBe('<p>Chromium');
    }
  });
});
