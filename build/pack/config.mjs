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
 * What differs from one packing to the next. `electronDist`: Electron's files, where they are here; `maker` and `homepage`
 * are what a package of Debian names.
 * @typedef {{
 *   output: string,
 *   electronDist: string | undefined,
 *   maker: string,
 *   homepage: string,
 *   signing: import('./signing.mjs').Signing,
 * }} Choices
 */

/** What systems know the app by; the running app says the same. */
const { appId } = JSON.parse(readFileSync(join(root, 'electron', 'windows', 'identity.json'), 'utf8'));
const executable = 'brms-studio';
const makers = 'The developers of Brms Studio';

/** What each system's users install, as electron-builder calls it. */
export const packages = /** @type {const} */ ({ linux: ['AppImage', 'deb'], mac: ['dmg'], win: ['nsis'] });

/**
 * The whole of what electron-builder is told; it checks this against its own schema before it does anything.
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
    // Every package that is packed is plain JavaScript: there is nothing to compile.
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
    // The runtime of this tool set brings its own FUSE: an AppImage that starts where libfuse2 is not installed.
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
 * Set in Electron's own executable: neither a variable, nor an argument, nor a folder put beside the archive makes the
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
  // On Apple silicon what is changed must be signed again, if only by nobody. `codesign` is on macOS alone.
  resetAdHocDarwinSignature: process.platform === 'darwin',
};

/** What Electron's libraries need, in the names before and after Debian's change of 64-bit times. */
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

/** R itself is needed; what fits models may come from CRAN as well, so Debian's packages of it are suggested. */
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
