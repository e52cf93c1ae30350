#!/usr/bin/env node
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runMain, SetupProblem } from '../setup/problem.mjs';

/**
 * electron-builder calls this in place of fpm, a program that it would download. Makes the deb with Debian's own
 * dpkg-deb. Accepts only the arguments that electron-builder gives for a deb.
 *
 * The arguments that occur once. `undefined` marks those that a deb does not need.
 */
const fields = /** @type {Readonly<Record<string, string | undefined>>} */ ({
  '--name': 'Package',
  '--version': 'Version',
  '--architecture': 'Architecture',
  '--maintainer': 'Maintainer',
  '--url': 'Homepage',
  '--category': 'Section',
  '--deb-priority': 'Priority',
  '--description': 'Description',
  '--vendor': undefined,
  '--license': undefined,
});
/** The arguments that may occur several times. */
const lists = /** @type {Readonly<Record<string, string>>} */ ({
  '-d': 'Depends',
  '--deb-recommends': 'Recommends',
  '--deb-suggests': 'Suggests',
});
const scripts = /** @type {Readonly<Record<string, string>>} */ ({
  '--after-install': 'postinst',
  '--after-remove': 'postrm',
});
/** Arguments of fpm that only have one accepted value. */
const fixed = /** @type {Readonly<Record<string, string>>} */ ({ '-s': 'dir', '-t': 'deb' });

/**
 * @typedef {{
 *   control: Map<string, string[]>,
 *   scripts: { name: string, file: string }[],
 *   files: { from: string, to: string }[],
 *   compression: string,
 *   target: string,
 * }} Deb
 */

/**
 * @param {readonly string[]} args
 * @returns {Deb}
 */
export function readArguments(args) {
  /** @type {Deb} */
  const deb = { control: new Map(), scripts: [], files: [], compression: 'xz', target: '' };
  const rest = [...args];
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (arg === '--force') continue;
    if (!arg.startsWith('-')) {
      const [from = '', to] = arg.split('=');
      if (to === undefined) throw new SetupProblem(`dpkg-deb instead of fpm: ${arg} has no target.`);
      deb.files.push({ from, to });
      continue;
    }
    const value = rest.shift() ?? '';
    const field = fields[arg] ?? lists[arg];
    const script = scripts[arg];
    if (field !== undefined) deb.control.set(field, [...(deb.control.get(field) ?? []), value]);
    else if (script !== undefined) deb.scripts.push({ name: script, file: value });
    else if (arg === '--deb-compression') deb.compression = value;
    else if (arg === '--package') deb.target = value;
    else if (!(arg in fields) && fixed[arg] !== value) {
      throw new SetupProblem(
        `dpkg-deb instead of fpm: ${arg} ${value} is unknown. Set USE_SYSTEM_FPM=true to use fpm.`,
      );
    }
  }
  return deb;
}

/** @param {Deb} deb */
function make(deb) {
  const stage = mkdtempSync(join(tmpdir(), 'brms-studio-deb-'));
  try {
    for (const { from, to } of deb.files) {
      mkdirSync(dirname(join(stage, to)), { recursive: true });
      cpSync(from, join(stage, to), { recursive: true, verbatimSymlinks: true });
    }
    const files = filesBelow(stage, '');
    const sums = files.map((file) => `${md5(join(stage, file))}  ${file}\n`).join('');
    const bytes = files.reduce((sum, file) => sum + lstatSync(join(stage, file)).size, 0);
    deb.control.set('Installed-Size', [String(Math.ceil(bytes / 1024))]);
    mkdirSync(join(stage, 'DEBIAN'), { mode: 0o755 });
    const control = [...deb.control].map(([field, values]) => `${field}: ${values.join(', ')}\n`).join('');
    writeFileSync(join(stage, 'DEBIAN', 'control'), control);
    writeFileSync(join(stage, 'DEBIAN', 'md5sums'), sums);
    for (const { name, file } of deb.scripts) {
      writeFileSync(join(stage, 'DEBIAN', name), readFileSync(file), { mode: 0o755 });
    }
    const args = ['--root-owner-group', `-Z${deb.compression}`, '--build', stage, deb.target];
    const { status } = spawnSync('dpkg-deb', args, { stdio: ['ignore', 'inherit', 'inherit'] });
    return status ?? 1;
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

/**
 * Every file in a folder, with the permissions of a package: everybody may read, and run programs.
 * @param {string} stage
 * @param {string} folder below it
 * @returns {string[]}
 */
function filesBelow(stage, folder) {
  chmodSync(join(stage, folder), 0o755);
  return readdirSync(join(stage, folder)).flatMap((name) => {
    const path = join(folder, name);
    const stat = lstatSync(join(stage, path));
    if (stat.isDirectory()) return filesBelow(stage, path);
    if (stat.isSymbolicLink()) return [];
    chmodSync(join(stage, path), stat.mode & 0o100 ? 0o755 : 0o644);
    return [path];
  });
}

/** @param {string} file */
function md5(file) {
  return createHash('md5').update(readFileSync(file)).digest('hex');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runMain(async () => make(readArguments(process.argv.slice(2))));
}
