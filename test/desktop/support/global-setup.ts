import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { findElectron } from '../../../build/setup/electron-runtime.mjs';
import { sourcesHash } from '../../../build/setup/is-built.mjs';
import { nodeModules, out, root } from '../../../build/setup/paths.mjs';
import { PackageMissing } from '../../peer/python';
import { buildLowered } from '../lower/lowered-app';
import { displayMissing, openDisplay } from './display';
import { installWheel } from './wheel';

/** What the tests start, or why they cannot. */
export type Desktop =
  | { readonly missing: string }
  | {
      readonly missing?: undefined;
      /** Electron's executable. */
      readonly electron: string;
      /** The folder of the built app. */
      readonly app: string;
      /** Is it of the app's own Electron, or of an old one, for which the app was built anew? */
      readonly isOld: boolean;
      readonly sandbox: boolean;
      /** For `DISPLAY`; undefined for the one that is there. */
      readonly display: string | undefined;
    };

declare module 'vitest' {
  interface ProvidedContext {
    desktop: Desktop;
  }
}

/** The first Electron that runs what is built for the app's own: it knows ES modules and `protocol.handle`. */
const oldestModern = 28;

/** The tests were asked for by name: what keeps them from running is a failure then. */
const isRequired = process.env.BRMS_STUDIO_TEST_ELECTRON === 'required';

export default async function setUpDesktop(project: TestProject): Promise<() => Promise<void>> {
  try {
    const noDisplay = displayMissing();
    if (noDisplay !== undefined) throw new PackageMissing(noDisplay);
    const electron = findElectron() ?? join(await installWheel(), 'electron');
    checkLibraries(electron);
    const isOld = majorOf(electron) < oldestModern;
    const app = isOld ? await loweredApp() : root;
    if (!isOld && !existsSync(out)) throw new Error('The app is not built: npm run build');
    const display = await openDisplay();
    // Chromium makes no sandbox for root, and an old one's does not know the calls of a newer system's libraries.
    const sandbox = !isOld && process.getuid?.() !== 0;
    project.provide('desktop', { electron, app, isOld, sandbox, display: display?.name });
    return async () => display?.close();
  } catch (error) {
    if (!(error instanceof PackageMissing) || isRequired) throw error;
    project.provide('desktop', { missing: error.message });
    return async () => undefined;
  }
}

function majorOf(electron: string): number {
  return Number.parseInt(readFileSync(join(dirname(electron), 'version'), 'utf8').replace(/^v/, ''), 10);
}

/** Electron brings Chromium, but not the desktop's own libraries. */
function checkLibraries(electron: string): void {
  if (process.platform !== 'linux') return;
  const { stdout } = spawnSync('ldd', [electron], { encoding: 'utf8' });
  const missing = [...(stdout ?? '').matchAll(/^\s*(\S+) => not found/gm)].map(([, name]) => name);
  if (missing.length > 0)
    throw new PackageMissing(`Electron needs libraries that are not here: ${missing.join(', ')}`);
}

/** One that was not used for as long is nobody's any more. */
const keptMs = 24 * 3_600_000;

/** The app for an old Electron, built once for the present sources. */
async function loweredApp(): Promise<string> {
  const cache = join(nodeModules, '.cache', 'brms-studio');
  const folder = join(cache, `desktop-${loweredHash()}`);
  if (!existsSync(folder)) await buildLowered(folder);
  const now = Date.now();
  utimesSync(folder, now / 1000, now / 1000);
  for (const name of readdirSync(cache).filter((each) => each.startsWith('desktop-'))) {
    const path = join(cache, name);
    // Others may be in use by another run.
    if (now - statSync(path).mtimeMs > keptMs) rmSync(path, { recursive: true, force: true });
  }
  return folder;
}

function loweredHash(): string {
  const hash = createHash('sha256').update(sourcesHash());
  for (const folder of ['lower', 'shims']) {
    const path = join(root, 'test', 'desktop', folder);
    for (const name of readdirSync(path).toSorted()) hash.update(name).update(readFileSync(join(path, name)));
  }
  return hash.digest('hex').slice(0, 16);
}
