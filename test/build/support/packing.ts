import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../../build/setup/paths.mjs';
import { createSay } from '../../../build/setup/say.mjs';
import { ensureBuilt } from '../../../build/setup.mjs';
import { makeStandIn } from './stand-in-electron';

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder of its own, a home in it, and Electron's files as the pinned version has them. */
export interface PackingPlace {
  readonly folder: string;
  readonly home: string;
  /** `npm run dist -- ARGS`, where nothing can be downloaded. */
  dist(args: readonly string[], env?: NodeJS.ProcessEnv): Promise<Ran>;
  standIn(system: 'linux' | 'mac' | 'win'): string;
  remove(): void;
}

export const electronVersion: string = JSON.parse(
  readFileSync(join(root, 'node_modules', 'electron', 'package.json'), 'utf8'),
).version;

/** An address where nobody listens, for whatever would use the network. */
const nowhere = 'http://127.0.0.1:9';

export async function packingPlace(): Promise<PackingPlace> {
  await ensureBuilt(createSay(process.stderr));
  const folder = mkdtempSync(join(tmpdir(), 'brms-studio-dist-'));
  const home = join(folder, 'home');
  mkdirSync(home);
  return {
    folder,
    home,
    dist: (args, env = {}) =>
      runNode([join(root, 'build', 'dist.mjs'), ...args], {
        ...withoutSigning(),
        HOME: home,
        XDG_CACHE_HOME: join(home, 'cache'),
        HTTPS_PROXY: nowhere,
        HTTP_PROXY: nowhere,
        ELECTRON_MIRROR: `${nowhere}/`,
        ...env,
      }),
    standIn: (system) => makeStandIn(join(folder, `electron-${system}`), system, electronVersion),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** This process's environment without what would be signed with, or where Electron's files are. */
function withoutSigning(): NodeJS.ProcessEnv {
  const entries = Object.entries(process.env);
  return Object.fromEntries(
    entries.filter(([name]) => !/^(WIN_CSC|CSC|APPLE|ELECTRON|BRMS_STUDIO)_|_FPM/.test(name)),
  );
}

export async function runNode(args: readonly string[], env: NodeJS.ProcessEnv, cwd = root): Promise<Ran> {
  const child = spawn(process.execPath, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const code = await new Promise<number>((resolve) => child.once('close', (status) => resolve(status ?? -1)));
  return { code, stdout, stderr };
}

/** Every file below, by its path with slashes, sorted, with the hash of what is in it. */
export function contentsOf(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  return new Map(
    files.map((file) => [
      file.slice(folder.length + 1).replaceAll('\\', '/'),
      createHash('sha256').update(readFileSync(file)).digest('hex'),
    ]),
  );
}
