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
import { unpackArchive } from './archive/unpack';
import type { Limits } from './archive/unpack-limits';
import { checkRuntime } from './check-runtime';
import { runtimeName } from './manifest';
import { runtimesFolder } from './runtime-places';

export interface ImportedRuntime {
  readonly name: string;
  readonly path: string;
  readonly manifest: RuntimeManifest;
}

/** The time between two lines of the log about the progress of unpacking. */
const tellEveryBytes = 250 * 2 ** 20;

/**
 * Imports a runtime from its archive, which has it in its only folder (brmspy's is named "runtime") or at its top. It
 * is unpacked beside the runtimes, checked, and then renamed in one step, so that cancelling or killing never leaves
 * half of it. If there is a file `<archive>.sha256`, it must have the hash of the archive. Throws `invalid-input` for
 * an archive that is unsafe, damaged or not a runtime, and if the name is taken; or the signal's reason.
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
    context.step(3, 3, 'Checking the unpacked files');
    const root = await runtimeIn(staging);
    const manifest = await checkUnpacked(root, context);
    // brmspy compares this with the release's digest, to find out whether it has this runtime already.
    await writeFile(join(root, 'hash'), `sha256:${hash}\n`);
    signal.throwIfAborted();
    const name = runtimeName(manifest);
    return { name, path: await settle(paths, root, name), manifest };
  } finally {
    await rm(staging, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Throws `invalid-input` if there is no such file. */
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
      ? `The file ${archive}.sha256 has no SHA-256 hash.`
      : `The archive does not fit ${basename(archive)}.sha256: its SHA-256 is ${hash}, but should be ${expected}.`,
    {
      hint: 'Download the archive again, or remove that file if it belongs to another archive.',
      where: 'path',
    },
  );
}

/** The folder with the manifest: the top, or the only folder. */
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
      ? 'The archive has several runtimes, but must have only one.'
      : 'The archive is not a runtime: it has no manifest.json.',
    { hint: 'A runtime’s archive has a folder with manifest.json, Rlib and cmdstan.', where: 'path' },
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
    throw new StudioError(
      'invalid-input',
      `The runtime in the archive is not complete. ${reasons.join(' ')}`,
      {
        hint: 'Download it again, or ask its author.',
        where: 'path',
      },
    );
  }
  for (const { text } of problems) context.say(text, 'warn');
  return manifest;
}

/** Gives the runtime its name, unless another runtime has it. */
async function settle(paths: AppPaths, root: string, name: string): Promise<string> {
  const target = join(runtimesFolder(paths), name);
  const taken = new StudioError('invalid-input', `A runtime named ${name} exists already.`, {
    hint: 'To replace it, remove it first.',
    where: 'name',
  });
  await mkdir(runtimesFolder(paths), { recursive: true, mode: 0o755 });
  await chmod(root, 0o755);
  if (await stat(target).catch(() => null)) throw taken;
  try {
    await rename(root, target);
  } catch (error) {
    // Windows reports EPERM if the folder exists.
    throw (await stat(target).catch(() => null)) ? taken : error;
  }
  return target;
}
