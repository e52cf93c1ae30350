import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findElectronFiles, zipName } from '../../build/pack/electron-files.mjs';
import { makeStandIn } from './support/stand-in-electron';

const wanted = { system: 'linux', arch: 'x64', version: '45.4.1' } as const;
const host = { platform: 'linux', arch: 'x64' };
let folder: string;
let unpacked: string;
let zips: string;
let zip: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'brms-studio-electron-files-'));
  unpacked = makeStandIn(join(folder, 'unpacked'), 'linux', '45.4.1');
  zips = join(folder, 'zips');
  zip = join(zips, zipName(wanted));
  mkdirSync(zips);
  writeFileSync(zip, '');
});
afterAll(() => rmSync(folder, { recursive: true }));

const find = (env: NodeJS.ProcessEnv, installed = join(folder, 'nowhere')) =>
  findElectronFiles(wanted, { env, installed, host });

describe("Electron's files", () => {
  it('are what a variable names: a folder, a zip, a folder with the zip', () => {
    for (const given of [unpacked, zip, zips]) {
      expect(find({ BRMS_STUDIO_ELECTRON_DIST: given })).toBe(given);
      expect(find({ ELECTRON_OVERRIDE_DIST_PATH: given })).toBe(given);
    }
    expect(find({ BRMS_STUDIO_ELECTRON_DIST: zip, ELECTRON_OVERRIDE_DIST_PATH: unpacked })).toBe(zip);
  });

  it('are else those of the normal install, for the machine that it is for', () => {
    expect(find({}, unpacked)).toBe(unpacked);
    const other = { ...wanted, arch: 'arm64' };
    expect(() => findElectronFiles(other, { env: {}, installed: unpacked, host })).toThrow(
      /is for this machine only/,
    );
  });

  it('are asked for, where there are none, with every way to give them', () => {
    expect(() => find({})).toThrow(/nowhere does not exist. Give one of these:/);
    for (const way of [
      /BRMS_STUDIO_ELECTRON_DIST=FOLDER {3}with Electron 45.4.1 unpacked, or with electron-v45.4.1-linux-x64.zip/,
      /npm start -- --electron/,
      /npm run dist -- --download/,
    ]) {
      expect(() => find({})).toThrow(way);
    }
  });

  it('are refused where they are not what is wanted, and why is said', () => {
    const old = makeStandIn(join(folder, 'old'), 'linux', 'v9.4.1\n');
    const windows = makeStandIn(join(folder, 'win'), 'win', '45.4.1');
    const nameless = makeStandIn(join(folder, 'nameless'), 'linux', '45.4.1');
    rmSync(join(nameless, 'version'));
    const other = join(folder, 'electron.zip');
    writeFileSync(other, '');
    for (const [given, why] of [
      [
        old,
        /BRMS_STUDIO_ELECTRON_DIST cannot be used: .*old is Electron 9.4.1, but package.json names 45.4.1/,
      ],
      [windows, /win has neither electron nor electron-v45.4.1-linux-x64.zip/],
      [nameless, /has no file "version"/],
      [other, /electron.zip is not called electron-v45.4.1-linux-x64.zip/],
      [join(folder, 'gone'), /gone does not exist/],
    ] as const) {
      expect(() => find({ BRMS_STUDIO_ELECTRON_DIST: given }, unpacked)).toThrow(why);
    }
  });

  it('of another system are looked for by the names that it has', () => {
    const mac = makeStandIn(join(folder, 'mac'), 'mac', '45.4.1');
    const forMac = { ...wanted, system: 'mac', arch: 'arm64' } as const;
    const env = { BRMS_STUDIO_ELECTRON_DIST: mac };
    expect(findElectronFiles(forMac, { env, host })).toBe(mac);
    expect(zipName(forMac)).toBe('electron-v45.4.1-darwin-arm64.zip');
    expect(zipName({ ...wanted, system: 'win' })).toBe('electron-v45.4.1-win32-x64.zip');
  });
});
