import { readFile, statfs } from 'node:fs/promises';
import { freemem, machine, totalmem } from 'node:os';
import type { RAnswer } from './ask-r';
import { inGib } from './check-folders';
import { type Found, found } from './found-check';

const mib = 2 ** 20;
const gib = 2 ** 30;

/** Checks the memory that is free without swapping. The compiler needs about 1.5 GB for one Stan model. */
export async function checkMemory(): Promise<Found> {
  const text = await readFile('/proc/meminfo', 'utf8').catch(() => '');
  const kib = /^MemAvailable:\s+(\d+) kB/m.exec(text)?.[1];
  const available = kib === undefined ? freemem() : Number(kib) * 1024;
  // Only Linux counts memory that caches would give back; elsewhere "free" is not useful.
  const scarce = kib !== undefined && available < 2 * gib;
  const detail = `${inGib(available)} of ${inGib(totalmem())} available`;
  return found(scarce ? 'warn' : 'pass', 'memory', 'Memory', detail, {
    fix: scarce ? 'Close other programs: compiling a model needs about 1.5 GB.' : undefined,
  });
}

/** Checks the memory that R and the app exchange large results in. Null on systems without /dev/shm. */
export async function checkSharedMemory(folder = '/dev/shm'): Promise<Found | null> {
  const info = await statfs(folder).catch(() => null);
  if (!info) return null;
  const free = info.bavail * info.bsize;
  const scarce = free < 256 * mib;
  const detail = `${inGib(free)} free in ${folder}`;
  return found(scarce ? 'warn' : 'pass', 'shared-memory', 'Shared memory', detail, {
    fix: scarce ? `Make it larger: mount -o remount,size=1g ${folder} (in Docker: --shm-size=1g)` : undefined,
  });
}

/** Compares R's processor type with the machine's. `hardware`: the output of `uname -m`. */
export function checkArchitecture(facts: RAnswer, hardware: string = machine()): Found {
  const [id, title] = ['architecture', 'Architecture'] as const;
  const [r, here] = [processor(facts.get('r.arch')), processor(hardware)];
  if (facts.get('r.bits') === '32') {
    return found('fail', id, title, 'R is a 32-bit program, but Stan needs a 64-bit R', {
      fix: 'Install a 64-bit R, and choose it as the environment’s R home.',
    });
  }
  if (r === here) return found('pass', id, title, facts.get('r.platform'));
  return found(
    'warn',
    id,
    title,
    `R is made for ${r}, but this machine is ${here}: R is translated while it runs, which is slow`,
    {
      fix: `Install R for ${here}, and choose it as the environment’s R home.`,
    },
  );
}

function processor(name: string): string {
  if (/^(x86_64|amd64|x64|x86-64)$/i.test(name)) return 'x86_64';
  return /^(arm64|aarch64)$/i.test(name) ? 'arm64' : name.toLowerCase();
}
