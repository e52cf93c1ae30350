import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { findElectronFiles } from './pack/electron-files.mjs';
import { readSigning } from './pack/signing.mjs';
import { findOnPath } from './setup/on-path.mjs';
import { nodeModules, root } from './setup/paths.mjs';
import { runMain, SetupProblem } from './setup/problem.mjs';
import { createSay } from './setup/say.mjs';
import { ensureBuilt, setUp } from './setup.mjs';

/** @typedef {import('./pack/config.mjs').System} System */

const help = `npm run dist [-- OPTIONS]   makes the packages of this system: AppImage and deb, dmg, or an installer of Windows

  --dir            only the folder that would be packed, with the app's archive
  --system NAME    linux, mac (on macOS alone, or with --dir) or win
  --arch NAME      x64 or arm64
  --target NAMES   some of the system's packages, for example deb
  --to FOLDER      instead of dist
  --download       let electron-builder download Electron
  --signed         fail where it cannot be signed and, for macOS, notarised

docs/packaging.md lists the variables that are used and the files that must be downloaded.`;

const options = /** @type {const} */ ({
  dir: { type: 'boolean', default: false },
  system: { type: 'string' },
  arch: { type: 'string', default: process.arch },
  target: { type: 'string' },
  to: { type: 'string', default: join(root, 'dist') },
  download: { type: 'boolean', default: false },
  signed: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
});

/** @type {Readonly<Record<string, System>>} */
const systems = { linux: 'linux', mac: 'mac', win: 'win', darwin: 'mac', win32: 'win' };

/**
 * Makes packages of the built app; returns the new files (none with `dir`).
 * @param {{ system: System, arch: string, targets: readonly string[], output: string, download?: boolean,
 *   signed?: boolean, env?: NodeJS.ProcessEnv }} choices
 * @param {(line: string) => void} tell
 */
export async function pack(choices, tell) {
  const { system, arch, targets, output, download = false, signed = false, env = process.env } = choices;
  const { version } = JSON.parse(readFileSync(join(nodeModules, 'electron', 'package.json'), 'utf8'));
  const electronDist = download ? undefined : findElectronFiles({ system, arch, version }, { env });
  const signing = readSigning(system, env, signed);
  for (const line of signing.lines) tell(line);
  const { archFromString, build, Platform } = await import('electron-builder');
  const { packConfig } = await import('./pack/config.mjs');
  if (targets.length === 0 || targets.includes('deb')) useDpkg(system, tell);
  const platform = { linux: Platform.LINUX, mac: Platform.MAC, win: Platform.WINDOWS }[system];
  try {
    return await build({
      projectDir: root,
      targets: platform.createTarget([...targets], archFromString(arch)),
      publish: 'never',
      config: packConfig({ output, electronDist, signing, ...readMaker(env) }),
    });
  } catch (error) {
    throw cannotDownload(error) ?? error;
  }
}

/**
 * Explains a failed download: most packages need a tool that electron-builder downloads.
 * @param {unknown} error
 */
function cannotDownload(error) {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!/^(E[A-Z_]*(NOTFOUND|AGAIN|REFUSED|RESET|TIMEDOUT|UNREACH)|ERR_NON_2XX_3XX_RESPONSE)$/.test(code))
    return;
  return new SetupProblem(
    `electron-builder could not download what it needs (${error instanceof Error ? error.message : code}).\n` +
      'docs/packaging.md lists what each package needs, and which can be made without a network: a deb on Debian, and --dir.',
  );
}

/**
 * For a deb, electron-builder downloads and runs the program fpm. If Debian's dpkg-deb is installed, that is used
 * instead.
 * @param {System} system
 * @param {(line: string) => void} tell
 */
function useDpkg(system, tell) {
  const { CUSTOM_FPM_PATH: custom, USE_SYSTEM_FPM: fromPath } = process.env;
  if (system !== 'linux' || custom || fromPath || findOnPath(['dpkg-deb']) === undefined) return;
  process.env.CUSTOM_FPM_PATH = join(root, 'build', 'pack', 'dpkg-as-fpm.mjs');
  tell('A deb is made with dpkg-deb.');
}

/**
 * The maintainer of the packages, in the form that Debian requires. The reserved domain ending shows that nobody
 * has this address.
 * @param {NodeJS.ProcessEnv} env
 */
function readMaker(env) {
  return {
    maker: env.BRMS_STUDIO_MAINTAINER || 'The developers of Brms Studio <nobody@brms-studio.invalid>',
    homepage: env.BRMS_STUDIO_HOMEPAGE || 'https://brms-studio.invalid',
  };
}

/** @param {readonly string[]} args */
function readOptions(args) {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new SetupProblem(`${error instanceof Error ? error.message : error}\n\n${help}`);
  }
}

/**
 * The packages that `--target` names; without it, all packages of the system.
 * @param {System} system
 * @param {string | undefined} names
 */
async function readTargets(system, names) {
  const { packages } = await import('./pack/config.mjs');
  const given = names?.split(',').map((name) => name.trim()) ?? [];
  const all = /** @type {readonly string[]} */ (packages[system]);
  const unknown = given.find((name) => !all.includes(name));
  if (unknown === undefined) return given;
  throw new SetupProblem(`--target ${unknown}: ${system} has ${all.join(' and ')}.`);
}

async function main() {
  const values = readOptions(process.argv.slice(2));
  if (values.help) {
    console.log(help);
    return 0;
  }
  const system = systems[values.system ?? process.platform];
  if (system === undefined) throw new SetupProblem(`--system ${values.system}: choose linux, mac or win.`);
  if (!['x64', 'arm64'].includes(values.arch)) {
    throw new SetupProblem(`--arch ${values.arch}: choose x64 or arm64.`);
  }
  const say = createSay(process.stdout);
  await setUp({ purpose: 'headless', say, skipSystem: true });
  await ensureBuilt(say);
  const targets = values.dir ? ['dir'] : await readTargets(system, values.target);
  const output = resolve(process.env.INIT_CWD ?? '.', values.to);
  const made = await pack({ ...values, system, targets, output }, say.line);
  for (const file of made) say.line(file);
  return 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await runMain(main);
