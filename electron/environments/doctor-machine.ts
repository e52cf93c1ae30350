import { mkdtemp, readFile, rmdir, stat, statfs } from 'node:fs/promises';
import { freemem, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import type { DoctorCheck } from '../../shared/contract/system';
import { asStudioError } from '../../shared/errors/studio-error';

const mib = 2 ** 20;
const gib = 2 ** 30;

/** Can files be made below `folder`, which need not exist yet? Tried, as permissions do not tell it all. */
export async function checkWritable(id: string, title: string, folder: string): Promise<DoctorCheck> {
  const existing = await nearestExisting(folder);
  try {
    await rmdir(await mkdtemp(join(existing, '.brms-studio-')));
    return { id, title, status: 'pass', detail: folder };
  } catch (error) {
    return {
      id,
      title,
      status: 'fail',
      detail: `Nothing can be written in ${existing}: ${asStudioError(error).message}`,
      fix: `Make it a folder that you may write to: chmod u+rwx '${existing}'`,
    };
  }
}

/** Space where `folder` is or will be. A compiled model takes some MB, its compilation some hundred. */
export async function checkDisk(folder: string): Promise<DoctorCheck> {
  const place = await nearestExisting(folder);
  const { bavail, bsize } = await statfs(place);
  const free = bavail * bsize;
  return {
    id: 'disk',
    title: 'Disk space',
    status: free < 200 * mib ? 'fail' : free < gib ? 'warn' : 'pass',
    detail: `${inGib(free)} free at ${place}`,
    ...(free < gib && { fix: 'Make room: compiling models needs about 1 GB.' }),
  };
}

/** Memory that can be had without swapping. The compiler needs about 1.5 GB for one Stan model. */
export async function checkMemory(): Promise<DoctorCheck> {
  const text = await readFile('/proc/meminfo', 'utf8').catch(() => '');
  const kib = /^MemAvailable:\s+(\d+) kB/m.exec(text)?.[1];
  const available = kib === undefined ? freemem() : Number(kib) * 1024;
  // Only Linux tells what caches would give back; elsewhere "free" says little.
  const scarce = kib !== undefined && available < 2 * gib;
  return {
    id: 'memory',
    title: 'Memory',
    status: scarce ? 'warn' : 'pass',
    detail: `${inGib(available)} of ${inGib(totalmem())} available`,
    ...(scarce && { fix: 'Close other programs: compiling a model needs about 1.5 GB.' }),
  };
}

/** Where large results travel between R and the app. Null on systems that have no /dev/shm. */
export async function checkSharedMemory(folder = '/dev/shm'): Promise<DoctorCheck | null> {
  const info = await statfs(folder).catch(() => null);
  if (!info) return null;
  const free = info.bavail * info.bsize;
  const scarce = free < 256 * mib;
  return {
    id: 'shared-memory',
    title: 'Shared memory',
    status: scarce ? 'warn' : 'pass',
    detail: `${inGib(free)} free in ${folder}`,
    ...(scarce && { fix: `Make it larger: mount -o remount,size=1g ${folder} (in Docker: --shm-size=1g)` }),
  };
}

async function nearestExisting(folder: string): Promise<string> {
  const exists = await stat(folder).then(
    () => true,
    () => false,
  );
  return exists || dirname(folder) === folder ? folder : nearestExisting(dirname(folder));
}

function inGib(bytes: number): string {
  return `${(bytes / gib).toFixed(1)} GiB`;
}
