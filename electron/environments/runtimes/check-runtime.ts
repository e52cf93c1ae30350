import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { RuntimeManifest } from '../../../shared/contract/environments';
import { isMissing } from '../../files/file-errors';
import { isPackageName } from '../packages/installed';
import { isFolder } from '../store/is-folder';
import { readManifest } from './manifest';

/** A problem of a runtime. `blocks`: neither brmspy nor the app can use it. */
export interface RuntimeProblem {
  readonly blocks: boolean;
  readonly text: string;
}

export interface CheckedRuntime {
  readonly manifest: RuntimeManifest | null;
  /** The worst problems first. */
  readonly problems: readonly RuntimeProblem[];
}

/**
 * Checks a runtime's folder: its manifest, that it is made for the R with this fingerprint (null: any R), that it has a
 * library and CmdStan, and that the library has the packages of the manifest.
 */
export async function checkRuntime(folder: string, fingerprint: string | null): Promise<CheckedRuntime> {
  const file = join(folder, 'manifest.json');
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    const what = isMissing(error) ? 'There is no file' : 'It cannot be read:';
    return { manifest: null, problems: [blocking(`${what} ${file}.`)] };
  }
  const read = readManifest(file, bytes);
  const parts = await missingParts(folder);
  if ('error' in read) return { manifest: null, problems: [blocking(read.error.message), ...parts] };
  const { manifest } = read;
  const other = fingerprint !== null && manifest.fingerprint !== fingerprint;
  return {
    manifest,
    problems: [
      ...(other
        ? [blocking(`It is made for ${manifest.fingerprint}; the environment's R is ${fingerprint}.`)]
        : []),
      ...parts,
      ...(await packageProblems(join(folder, 'Rlib'), manifest)),
    ],
  };
}

async function missingParts(folder: string): Promise<readonly RuntimeProblem[]> {
  const problems: RuntimeProblem[] = [];
  if (!(await isFolder(join(folder, 'Rlib')))) problems.push(blocking('It has no folder Rlib.'));
  if (!(await isFolder(join(folder, 'cmdstan')))) problems.push(blocking('It has no folder cmdstan.'));
  else if (!(await stat(join(folder, 'cmdstan', 'makefile')).catch(() => null))) {
    problems.push({
      blocks: false,
      text: 'Its folder cmdstan has no makefile, so CmdStan is not complete.',
    });
  }
  return problems;
}

async function packageProblems(
  library: string,
  manifest: RuntimeManifest,
): Promise<readonly RuntimeProblem[]> {
  const names = await readdir(library).catch(() => null);
  if (names === null) return [];
  const there = new Map<string, string>();
  await Promise.all(
    names.map(async (name) => {
      // R's locks of installations (00LOCK-name) and hidden files are not packages.
      if (!isPackageName(name)) return;
      const text = await readFile(join(library, name, 'DESCRIPTION'), 'utf8').catch(() => null);
      if (text !== null) there.set(name, /^Version:\s*(\S+)/m.exec(text)?.[1] ?? '');
    }),
  );
  const listed = Object.entries(manifest.r_packages);
  const missing = listed.filter(([name]) => !there.has(name)).map(([name]) => name);
  const changed = listed.flatMap(([name, version]) => {
    const found = there.get(name);
    return found === undefined || found === version ? [] : [`${name} (${found}, not ${version})`];
  });
  const added = [...there.keys()].filter((name) => !Object.hasOwn(manifest.r_packages, name)).sort();
  return [
    ...(missing.length > 0 ? [blocking(`These packages are missing in its library: ${some(missing)}.`)] : []),
    ...(changed.length > 0
      ? [{ blocks: false, text: `Its library has other versions than its manifest: ${some(changed)}.` }]
      : []),
    ...(added.length > 0
      ? [{ blocks: false, text: `Its library has packages that its manifest does not list: ${some(added)}.` }]
      : []),
  ];
}

function some(names: readonly string[]): string {
  const shown = names.slice(0, 5).join(', ');
  return names.length > 5 ? `${shown} and ${names.length - 5} more` : shown;
}

function blocking(text: string): RuntimeProblem {
  return { blocks: true, text };
}
