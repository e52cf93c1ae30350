import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { debianNames } from '../setup/debian.mjs';
import { root } from '../setup/paths.mjs';
import { packedFiles, packedResources } from './contents.mjs';
import { tidyElectron, writeNotices } from './hooks.mjs';

/**
 * @typedef {import('electron-builder').Configuration} Configuration
 * @typedef {'linux' | 'mac' | 'win'} System
 *
 * What differs between packings. `electronDist`: the folder of Electron's files, if they are here. `maker` and `homepage`
 * are for Debian packages.
 * @typedef {{
 *   output: string,
 *   electronDist: string | undefined,
 *   maker: string,
 *   homepage: string,
 *   signing: import('./signing.mjs').Signing,
 * }} Choices
 */

/** The id by which operating systems know the app; the running app uses the same. */
const { appId } = JSON.parse(readFileSync(join(root, 'electron', 'windows', 'identity.json'), 'utf8'));
const executable = 'brms-studio';
const makers = 'The developers of Brms Studio';

/** The packages for users of each system, by electron-builder's names. */
export const packages = /** @type {const} */ ({ linux: ['AppImage', 'deb'], mac: ['dmg'], win: ['nsis'] });

/**
 * The whole configuration for electron-builder, which checks it against its own schema first.
 * @param {Choices} choices
 * @returns {Configuration}
 */
export function packConfig({ output, electronDist, maker, homepage, signing }) {
  return {
    appId,
    copyright: `Copyright © 2026 ${makers}`,
    directories: { output, buildResources: 'build/icons' },
    artifactName: `\${name}-\${version}-\${os}-\${arch}.\${ext}`,
    ...(electronDist !== undefined && { electronDist }),
    files: [...packedFiles],
    extraResources: [...packedResources],
    asar: true,
    // All packed packages are plain JavaScript, so there is nothing to compile.
    npmRebuild: false,
    extraMetadata: { author: { name: makers }, desktopName: `${executable}.desktop`, homepage },
    publish: null,
    forceCodeSigning: signing.required,
    electronFuses: fuses,
    fileAssociations: [
      {
        ext: 'brmsproj',
        name: 'Brms Studio project',
        description: 'Brms Studio project',
        mimeType: 'application/x-brms-studio-project',
        icon: 'document',
        role: 'Editor',
      },
    ],
    afterExtract: tidyElectron,
    afterPack: writeNotices,
    linux: {
      target: [...packages.linux],
      icon: 'linux',
      executableName: executable,
      category: 'Science;Math;Education',
      synopsis: 'Bayesian multilevel regression, point and click',
      description: "Models of R's package brms: built by clicking, fitted by R, read without waiting for it.",
      maintainer: maker,
      vendor: makers,
      syncDesktopName: true,
    },
    deb,
    // This tool set brings its own FUSE, so the AppImage also starts where libfuse2 is not installed.
    toolsets: { appimage: '1.0.3' },
    mac: {
      target: [...packages.mac],
      icon: 'app.icns',
      category: 'public.app-category.education',
      hardenedRuntime: true,
      gatekeeperAssess: false,
      entitlements: 'build/pack/entitlements.mac.plist',
      entitlementsInherit: 'build/pack/entitlements.mac.plist',
      ...signing.mac,
    },
    dmg: { writeUpdateInfo: false },
    win: { target: [...packages.win], icon: 'app.ico', requestedExecutionLevel: 'asInvoker' },
    nsis: {
      oneClick: false,
      perMachine: false,
      allowToChangeInstallationDirectory: true,
      license: 'LICENSE',
      differentialPackage: false,
    },
  };
}

/**
 * Options in Electron's executable. With them, no variable, argument or folder beside the archive can make the
 * packed app run other code.
 * @type {NonNullable<Configuration['electronFuses']>}
 */
const fuses = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
  // On Apple silicon a changed program must be signed again, at least without an identity. `codesign` exists on
  // macOS only.
  resetAdHocDarwinSignature: process.platform === 'darwin',
};

/** The packages that Electron's libraries need, by their names before and after Debian's change to 64-bit times. */
const electronDepends = [
  'libasound2 | libasound2t64',
  'libatspi2.0-0 | libatspi2.0-0t64',
  'libgbm1',
  'libgtk-3-0 | libgtk-3-0t64',
  'libnotify4',
  'libnss3',
  'libsecret-1-0',
  'libuuid1',
  'libxss1',
  'libxtst6',
  'xdg-utils',
];

/**
 * R itself is required. The packages for fitting may also come from CRAN, so Debian's packages of them are only
 * suggested.
 */
const debSuggests = [
  debianNames.brms,
  debianNames.rstan,
  debianNames.boost,
  debianNames.compiler,
  debianNames.make,
  debianNames['dpkg-dev'],
];

/** @type {NonNullable<Configuration['deb']>} */
const deb = {
  artifactName: `\${name}_\${version}_\${arch}.\${ext}`,
  packageCategory: 'science',
  // Paths, not addresses.
  executableArgs: ['%F'],
  depends: ['r-base-core', ...electronDepends],
  recommends: [],
  fpm: [
    ...debSuggests.flatMap((name) => ['--deb-suggests', name]),
    `LICENSE=/usr/share/doc/${executable}/copyright`,
  ],
};
