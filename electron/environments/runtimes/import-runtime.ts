import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, isAbsolute, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { RuntimeManifest } from '../../../shared/contract/environments';
import { StudioError } from '../../../shared/errors/studio-error';
import type { AppPaths } from '../../files/app-paths';
import { inputLimits, readInput } from '../../files/read-input';
import { stagingPlace } from '../store/staging';
import type { EnvironmentContext } from '../work/environment-context';
import type { Limits } from './archive/budget';
import { unpackArchive } from './archive/unpack';
import { checkRuntime } from './check-runtime';
import { runtimeName } from './manifest';
import { runtimesFolder } from './runtime-places';

export interface ImportedRuntime {
  readonly name: string;
  readonly path: string;
  readonly manifest: RuntimeManifest;
}

/** So often the log says how far unpacking is. */
const tellEveryBytes = 250 * 2 ** 20;

/**
 * Imports a runtime from its archive, which holds it as its only folder (brmspy's is named "runtime") or at its top. It is
 * unpacked beside the runtimes, checked, and gets its name by one rename: cancelling and killing leave nothing half. A
 * file `<archive>.sha256` beside the archive must agree with it. Throws `invalid-input` for an archive that is unsafe,
 * damaged or no runtime, and where its name is taken; or the signal's reason.
 */
export async function importRuntime(
  paths: AppPaths,
  archive: string,
  context: Pick<EnvironmentContext, 'signal' | 'step' | 'say'>,
  limits?: Limits,
): Promise<ImportedRuntime> {
  const { signal } = context;
  await checkArchivePath(archive);
  context.step(1, 3, `Reading ${basename(archive)}`);
  const hash = await hashOf(archive, signal);
  await checkStatedHash(archive, hash);
  const staging = await stagingPlace(paths, 'runtime-import');
  await mkdir(staging, { mode: 0o700 });
  try {
    context.step(2, 3, 'Unpacking');
    let told = 0;
    const onProgress = (bytes: number): void => {
      if (bytes - told < tellEveryBytes) return;
      told = bytes;
      context.say(`${Math.round(bytes / 2 ** 20)} MB unpacked.`);
    };
    await unpackArchive(archive, staging, { signal, onProgress, ...(limits && { limits }) });
    context.step(3, 3, 'Checking what was unpacked');
    const root = await runtimeIn(staging);
    const manifest = await checkUnpacked(root, context);
    // What brmspy compares with the release's digest, to know whether it has this runtime already.
    await writeFile(join(root, 'hash'), `sha256:${hash}\n`);
    signal.throwIfAborted();
    const name = runtimeName(manifest);
    return { name, path: await settle(paths, root, name), manifest };
  } finally {
    await rm(staging, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Throws `invalid-input` where there is no such file. */
export async function checkArchivePath(archive: string): Promise<void> {
  const info = isAbsolute(archive) ? await stat(archive).catch(() => null) : null;
  if (info?.isFile()) return;
  const what = !isAbsolute(archive) ? 'is not an absolute path' : info ? 'is not a file' : 'does not exist';
  throw new StudioError('invalid-input', `The archive ${archive} ${what}.`, {
    hint: 'Give the path of a .tar.gz, .tar.bz2, .tar.xz, .tar or .zip file.',
    where: 'path',
  });
}

async function hashOf(file: string, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash, { signal });
  return hash.digest('hex');
}

async function checkStatedHash(archive: string, hash: string): Promise<void> {
  const file = `${archive}.sha256`;
  if ((await stat(file).catch(() => null)) === null) return;
  const bytes = await readInput(file, { what: 'checksum file', most: inputLimits.text, pipes: false });
  const stated = bytes.toString('utf8');
  const expected = /\b[0-9a-f]{64}\b/i.exec(stated)?.[0].toLowerCase();
  if (expected === hash) return;
  throw new StudioError(
    'invalid-input',
    expected === undefined
      ? `${archive}.sha256 holds no SHA-256.`
      : `The archive is not the one that ${basename(archive)}.sha256 tells of: its SHA-256 is ${hash}, not ${expected}.`,
    { hint: 'Get the archive again, or remove that file if it is another archive’s.', where: 'path' },
  );
}

/** Where the manifest is: at the top, or in the only folder. */
async function runtimeIn(staging: string): Promise<string> {
  const names = await readdir(staging);
  if (names.includes('manifest.json')) return staging;
  const candidates: string[] = [];
  for (const name of names) {
    if (await stat(join(staging, name, 'manifest.json')).catch(() => null)) candidates.push(name);
  }
  const [only] = candidates;
  if (only !== undefined && candidates.length === 1) return join(staging, only);
  throw new StudioError(
    'invalid-input',
    candidates.length > 1
      ? 'The archive holds several runtimes.'
      : 'The archive holds no runtime: there is no manifest.json in it.',
    { hint: 'A runtime’s archive holds a folder with manifest.json, Rlib and cmdstan.', where: 'path' },
  );
}

async function checkUnpacked(
  root: string,
  context: Pick<EnvironmentContext, 'say'>,
): Promise<RuntimeManifest> {
  const { manifest, problems } = await checkRuntime(root, null);
  const reasons = problems
    .filter(({ blocks }) => blocks)
    .map(({ text }) => text.replaceAll(join(root, ''), ''));
  if (reasons.length > 0 || manifest === null) {
    throw new StudioError('invalid-input', `The archive holds no whole runtime. ${reasons.join(' ')}`, {
      hint: 'Get it again, or ask whoever made it.',
      where: 'path',
    });
  }
  for (const { text } of problems) context.say(text, 'warn');
  return manifest;
}

/** Gives the runtime its name, unless there is one of that name. */
async function settle(paths: AppPaths, root: string, name: string): Promise<string> {
  const target = join(runtimesFolder(paths), name);
  const taken = new StudioError('invalid-input', `There is a runtime named ${name} already.`, {
    hint: 'Remove that one first, if this one shall take its place.',
    where: 'name',
  });
  await mkdir(runtimesFolder(paths), { recursive: true, mode: 0o755 });
  await chmod(root, 0o755);
  if (await stat(target).catch(() => null)) throw taken;
  try {
    await rename(root, target);
  } catch (error) {
    // Windows says EPERM of a folder that is there.
    throw (await stat(target).catch(() => null)) ? taken : error;
  }
  return target;
}
