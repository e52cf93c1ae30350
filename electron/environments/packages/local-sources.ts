import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { basename, isAbsolute, join } from 'node:path';
import type { PackageSource } from '../../../shared/contract/packages';
import { asStudioError, StudioError } from '../../../shared/errors/studio-error';
import type { JobSession } from '../../session/manager/job-worker';
import type { ResolvedEnvironment } from '../../session/resolved-environment';
import type { EnvironmentContext } from '../work/environment-context';
import { requirementsOf } from './description';
import type { LocalPackage } from './plan-install';
import type { RepositoryIndex } from './repository-index';

/** What is needed to get a requested package as a file. */
export interface LocalWork {
  readonly context: EnvironmentContext;
  readonly session: JobSession;
  readonly resolved: ResolvedEnvironment;
  /** The folder for downloads, unpacked files and builds; it is removed with the work. */
  readonly folder: string;
  readonly index: () => Promise<RepositoryIndex>;
}

/**
 * A package in a tarball, zip or folder on this machine, or sent by a window. Throws `invalid-input` with the reason.
 */
export async function localPackage(
  work: LocalWork,
  source: Exclude<PackageSource, { from: 'repository' }>,
): Promise<LocalPackage> {
  if (source.from === 'bytes') return describe(work, await written(work.folder, source));
  if (!isAbsolute(source.path)) {
    throw new StudioError('invalid-input', `“${source.path}” is not a full path.`, {
      hint: 'Give the full path of the file or folder.',
      where: source.path,
    });
  }
  return describe(work, source.path);
}

/** An old version of a package, from the repository's main folder or from its Archive. */
export async function archivedPackage(work: LocalWork, name: string, version: string): Promise<LocalPackage> {
  const { sources, packages } = await work.index();
  const file = `${name}_${version}.tar.gz`;
  const urls = sources.flatMap(({ url }) => [`${url}/${file}`, `${url}/Archive/${name}/${file}`]);
  work.context.say(`Looking for ${name} ${version}`);
  try {
    return await describe(work, await download(work, urls, null));
  } catch (cause) {
    if (work.context.signal.aborted) throw cause;
    const newest = packages.get(name)?.version;
    const known = newest === undefined ? '' : ` The newest one is ${newest}.`;
    throw new StudioError(
      'invalid-input',
      `The repositories and their archives do not have ${name} ${version}.${known}`,
      { hint: 'Check the version, and the repositories in the network settings.', where: name, cause },
    );
  }
}

/** Downloads a file from the first address that has it; returns its path. */
export async function download(
  { session, folder, context }: Pick<LocalWork, 'session' | 'folder' | 'context'>,
  urls: readonly string[],
  md5: string | null,
): Promise<string> {
  const input = { urls, folder, md5: md5 ?? undefined };
  return session.verb('package_download', input, { signal: context.signal }).catch(withoutTraceback);
}

async function describe(work: LocalWork, path: string): Promise<LocalPackage> {
  const { signal } = work.context;
  const answer = work.session.verb('package_describe', { path }, { signal });
  const { kind, fields } = await answer.catch(withoutTraceback);
  const found = {
    name: fields.Package ?? '',
    version: fields.Version ?? '',
    requirements: requirementsOf(fields),
  };
  switch (kind) {
    case 'folder':
      return { ...found, kind: 'folder', path: await built(work, path, found.name) };
    case 'binary':
      return { ...found, kind: 'binary', path };
    case 'source':
      return { ...found, kind: 'source', path };
  }
}

/** The error for a faulty file or address. It is not R's error, so R's traceback is removed. */
function withoutTraceback(thrown: unknown): never {
  const { code, message, hint, where } = asStudioError(thrown);
  if (code !== 'invalid-input') throw thrown;
  throw new StudioError(code, message, { hint, where });
}

/** Builds a tarball of a source folder, so that compiling leaves no files in the user's folder. */
async function built(work: LocalWork, path: string, name: string): Promise<string> {
  const folder = join(work.folder, `built-${name}`);
  await mkdir(folder);
  const args = ['CMD', 'build', '--no-build-vignettes', '--no-manual', path];
  await work.context.program(work.resolved.rBinary, args, {
    title: `Packing ${path}`,
    env: work.resolved.env,
    cwd: folder,
  });
  const tarball = (await readdir(folder)).find((file) => file.endsWith('.tar.gz'));
  if (tarball !== undefined) return join(folder, tarball);
  throw new StudioError('internal', `R CMD build could not make a package of ${path}.`, { where: path });
}

async function written(
  folder: string,
  { fileName, bytes }: Extract<PackageSource, { from: 'bytes' }>,
): Promise<string> {
  const path = join(folder, basename(fileName.replaceAll('\\', '/')));
  await writeFile(path, bytes);
  return path;
}
