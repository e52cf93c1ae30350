import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { StudioError } from '../../../shared/errors/studio-error';
import type { AppPaths } from '../../app/paths';
import { hasCode } from './object-file';
import { studioFolder } from './places';
import { ownStart, stillRuns } from './process-start';

/** Changes take milliseconds; a process that hangs with the lock in its hands is told of after this. */
const usualPatienceMs = 10_000;
const lookMs = 15;
/** A lock without a word in it is being written; after this time its writer is dead. */
const emptyMs = 2000;

/** Within this process changes wait for each other in the order in which they came. */
const queues = new Map<string, Promise<unknown>>();

/**
 * Runs `change` while no other process of ours changes anything below ~/.brmspy. The lock of a process that died is taken
 * over. Throws `timeout` where a living one does not let go, `invalid-input` where nothing can be written there.
 */
export async function withStoreLock<T>(
  paths: AppPaths,
  change: () => Promise<T>,
  patienceMs = usualPatienceMs,
): Promise<T> {
  const folder = studioFolder(paths);
  const file = join(folder, 'lock');
  const before = queues.get(file) ?? Promise.resolve();
  const mine = before.then(async () => {
    await mkdir(folder, { recursive: true, mode: 0o755 }).catch((cause: unknown) => {
      throw notWritable(folder, cause);
    });
    await acquire(file, patienceMs);
    try {
      return await change();
    } finally {
      rmSync(file, { force: true });
    }
  });
  const settled = mine.catch(() => undefined);
  queues.set(file, settled);
  void settled.then(() => {
    if (queues.get(file) === settled) queues.delete(file);
  });
  return mine;
}

async function acquire(file: string, patienceMs: number): Promise<void> {
  const end = Date.now() + patienceMs;
  while (!create(file)) {
    const holder = readHolder(file);
    if (holder !== null && (await isDead(holder))) {
      takeAway(file, holder);
    } else if (Date.now() > end) {
      throw new StudioError(
        'timeout',
        `Another Brms Studio (process ${holder?.pid ?? '?'}) has been changing environments for ${patienceMs / 1000} s.`,
        { hint: `Close it and try again. If there is none, remove ${file}.`, where: file },
      );
    } else {
      await wait(lookMs);
    }
  }
}

function create(file: string): boolean {
  let handle: number;
  try {
    handle = openSync(file, 'wx', 0o644);
  } catch (cause) {
    if (hasCode(cause, 'EEXIST')) return false;
    throw notWritable(file, cause);
  }
  try {
    writeSync(handle, `${process.pid} ${ownStart()}`);
  } catch (cause) {
    unlinkSync(file);
    throw notWritable(file, cause);
  } finally {
    closeSync(handle);
  }
  return true;
}

interface Holder {
  readonly text: string;
  /** NaN while the file is empty. */
  readonly pid: number;
  readonly start: string;
  readonly ageMs: number;
}

/** Null where the lock is gone by now. */
function readHolder(file: string): Holder | null {
  try {
    const text = readFileSync(file, 'utf8');
    const [pid = '', start = ''] = text.split(' ');
    return { text, pid: Number.parseInt(pid, 10), start, ageMs: Date.now() - statSync(file).mtimeMs };
  } catch {
    return null;
  }
}

async function isDead({ pid, start, ageMs }: Holder): Promise<boolean> {
  return Number.isNaN(pid) ? ageMs > emptyMs : !(await stillRuns(pid, start));
}

/**
 * Removes a dead process's lock. Two that find it dead at once must not remove what the faster one has put in its place:
 * one of them makes the folder, sees that the lock still is the dead one's, and removes it.
 */
function takeAway(file: string, dead: Holder): void {
  const claim = `${file}-takeover`;
  try {
    mkdirSync(claim);
  } catch {
    // Somebody does it now, in microseconds; one who died at it must not keep everybody out.
    if (Date.now() - (statSync(claim, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > emptyMs)
      rmSync(claim, { recursive: true, force: true });
    return;
  }
  try {
    if (readHolder(file)?.text === dead.text) unlinkSync(file);
  } finally {
    // Somebody may have taken this process for a dead one.
    rmSync(claim, { recursive: true, force: true });
  }
}

function notWritable(path: string, cause: unknown): StudioError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new StudioError(
    'invalid-input',
    `Environments cannot be changed: ${path} cannot be written (${why}).`,
    {
      hint: 'Make ~/.brmspy a folder that you may write to, with room on its disk.',
      where: path,
      cause,
    },
  );
}
