import { chmod, mkdir, mkdtemp, readdir, readFile, rm, rmdir, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { asStudioError } from '../../../shared/errors/studio-error';
import { type Found, found, type Repair } from './found-check';
import { setAside } from './set-aside';

const mib = 2 ** 20;
const gib = 2 ** 30;

/** Can files be made below `folder`, which need not exist yet? It tries, because permissions alone do not decide it. */
export async function checkWritable(id: string, title: string, folder: string): Promise<Found> {
  const existing = await nearestExisting(folder);
  try {
    await rmdir(await mkdtemp(join(existing, '.brms-studio-')));
    return found('pass', id, title, folder);
  } catch (error) {
    const info = await stat(existing).catch(() => null);
    const inTheWay = info !== null && !info.isDirectory();
    const detail = inTheWay
      ? `${existing} is a file, but must be a folder`
      : `Files cannot be written in ${existing}: ${asStudioError(error).message}`;
    const mine = info !== null && info.uid === (process.getuid?.() ?? info.uid);
    return found('fail', id, title, detail, {
      fix: inTheWay
        ? `Move ${existing} away, or give it another name.`
        : `Make it a folder that you may write to: chmod u+rwx ${shellWord(existing)}`,
      repair: inTheWay ? replaceFile(existing, folder) : mine ? allowWriting(existing, folder) : undefined,
    });
  }
}

function replaceFile(file: string, folder: string): Repair {
  return {
    title: 'Make the folder',
    does: `Renames the file ${file}, which is kept in the same folder, and makes the folder ${folder}.`,
    run: async () => {
      const place = await setAside(file);
      await mkdir(folder, { recursive: true });
      return `The folder ${folder} was made; the file in its place is now ${place}.`;
    },
  };
}

function allowWriting(existing: string, folder: string): Repair {
  return {
    title: 'Allow writing',
    does: `Gives you the right to write in ${existing} (chmod u+rwx).`,
    run: async () => {
      await chmod(existing, (await stat(existing)).mode | 0o700);
      await mkdir(folder, { recursive: true });
      return `Files can be written in ${existing} now.`;
    },
  };
}

/**
 * Is the environment's own library writable, and without the locks of killed installations (`00LOCK-name`)? R refuses
 * to install while there is a lock. `busy`: work runs in it now.
 */
export async function checkLibrary(library: string, busy: boolean): Promise<Found> {
  const [id, title] = ['library', 'Package library'] as const;
  const writable = await checkWritable(id, title, library);
  if (writable.status !== 'pass' || busy) return writable;
  const names = await readdir(library).catch(() => []);
  const locks = names.filter((name) => name.startsWith('00LOCK'));
  if (locks.length === 0) return writable;
  const paths = locks.map((name) => join(library, name));
  return found('fail', id, title, `An installation was interrupted and left a lock: ${paths.join(', ')}`, {
    fix: `If no R is installing packages there now, remove the lock: rm -r ${paths.map(shellWord).join(' ')}`,
    repair: {
      title: 'Remove the lock',
      does: `Removes ${paths.join(', ')}, with the unfinished package inside. Installed packages stay.`,
      run: async () => {
        for (const path of paths) await rm(path, { recursive: true, force: true });
        return `${paths.join(', ')} ${paths.length === 1 ? 'is' : 'are'} removed.`;
      },
    },
  });
}

/** The folder for temporary files of R and the compiler. Models are loaded from it, so it must allow that. */
export async function checkTemporary(folder: string): Promise<Found> {
  const [id, title] = ['temporary', 'Temporary folder'] as const;
  const writable = await checkWritable(id, title, folder);
  if (writable.status !== 'pass' || !(await forbidsPrograms(folder))) return writable;
  return found('fail', id, title, `${folder} is mounted “noexec”: compiled models cannot be loaded from it`, {
    fix: 'Set TMPDIR, in the environment’s variables, to a folder on another disk.',
  });
}

async function forbidsPrograms(folder: string): Promise<boolean> {
  const mounts = await readFile('/proc/mounts', 'utf8').catch(() => '');
  return isNoexec(mounts, folder);
}

/** Is the mount that has `folder`, according to the text of /proc/mounts, noexec? */
export function isNoexec(mounts: string, folder: string): boolean {
  const holding = mounts.split('\n').flatMap((line) => {
    const [, place = '', , options = ''] = line.split(' ');
    const path = place.replace(/\\040/g, ' ');
    const inside = path !== '' && (folder === path || folder.startsWith(path === '/' ? '/' : `${path}/`));
    return inside ? [{ path, noexec: options.split(',').includes('noexec') }] : [];
  });
  return holding.reduce((best, one) => (one.path.length >= best.path.length ? one : best), {
    path: '',
    noexec: false,
  }).noexec;
}

/** A place and the space that must be free there. */
export interface DiskNeed {
  readonly name: string;
  readonly folder: string;
}

/**
 * Checks the space at each place, one line for each disk. A compiled model takes some MB, compiling it some hundred.
 */
export async function checkDisk(needs: readonly DiskNeed[]): Promise<Found> {
  const disks = new Map<number, { names: string[]; place: string; free: number }>();
  for (const { name, folder } of needs) {
    const place = await nearestExisting(folder);
    const { dev } = await stat(place);
    const known = disks.get(dev);
    if (known) known.names.push(name);
    else {
      const { bavail, bsize } = await statfs(place);
      disks.set(dev, { names: [name], place, free: bavail * bsize });
    }
  }
  const all = [...disks.values()];
  const least = Math.min(...all.map(({ free }) => free));
  const detail = all.map(({ names, place, free }) => `${inGib(free)} free at ${place} (${names.join(', ')})`);
  const status = least < 200 * mib ? 'fail' : least < gib ? 'warn' : 'pass';
  return found(status, 'disk', 'Disk space', detail.join('; '), {
    fix: least < gib ? 'Free some space: compiling models needs about 1 GB.' : undefined,
  });
}

async function nearestExisting(folder: string): Promise<string> {
  const exists = await stat(folder).then(
    () => true,
    () => false,
  );
  return exists || dirname(folder) === folder ? folder : nearestExisting(dirname(folder));
}

export function inGib(bytes: number): string {
  return `${(bytes / gib).toFixed(1)} GiB`;
}

/** Quotes a word for a line that the user copies into a terminal. */
function shellWord(path: string): string {
  return `'${path.replaceAll("'", "'\\''")}'`;
}
