import { constants, copyFile, mkdir, readdir, readlink, stat, symlink } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { StudioError } from '../../../shared/errors/studio-error';

/** How many files are copied at once: R packages have many small files, and opening and closing them takes the time. */
const atOnce = 8;

export interface CopyOptions {
  /** Names directly in the folder that are not copied. */
  readonly but: (name: string) => boolean;
  readonly signal: AbortSignal;
}

/**
 * Copies a folder into an empty one. If the file system can do it, files share their blocks until one is changed. Links
 * to places in the folder become links to places in the copy, which will have the name `goal`. Throws `cancelled` if
 * `signal` aborts.
 */
export async function copyFolder(
  from: string,
  to: string,
  goal: string,
  { but, signal }: CopyOptions,
): Promise<void> {
  const files: (readonly [string, string])[] = [];
  await copyTree(from, to, '');
  let next = 0;
  const work = async (): Promise<void> => {
    for (;;) {
      refuseAborted(signal);
      const file = files[next++];
      if (!file) return;
      await copyFile(...file, constants.COPYFILE_FICLONE);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));

  /** Makes folders and links, and collects the files for later. */
  async function copyTree(source: string, target: string, below: string): Promise<void> {
    refuseAborted(signal);
    await mkdir(target, { recursive: true, mode: ((await stat(source)).mode & 0o777) | 0o700 });
    for (const entry of await readdir(source, { withFileTypes: true })) {
      if (below === '' && but(entry.name)) continue;
      const [one, two] = [join(source, entry.name), join(target, entry.name)];
      if (entry.isDirectory()) await copyTree(one, two, join(below, entry.name));
      else if (entry.isSymbolicLink()) await symlink(await linkTarget(one, from, goal), two);
      else if (entry.isFile()) files.push([one, two]);
    }
  }
}

/** The target of a copied link. Relative targets stay, unless they lead out of the folder. */
async function linkTarget(link: string, from: string, goal: string): Promise<string> {
  const target = await readlink(link);
  const absolute = resolve(link, '..', target);
  const inside = absolute === from || absolute.startsWith(from + sep);
  if (target !== absolute) return inside ? target : absolute;
  return inside ? join(goal, relative(from, absolute)) : target;
}

function refuseAborted(signal: AbortSignal): void {
  if (signal.aborted) throw new StudioError('cancelled', 'The copy was cancelled.');
}
