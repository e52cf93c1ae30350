import { randomBytes } from 'node:crypto';
import {
  closeSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  unlinkSync,
  utimesSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { asStudioError, StudioError } from '../../shared/errors/studio-error';
import { hasCode } from './file-errors';
import { makeFolders } from './make-folders';
import { identityText, isOfThisPlace, isProvedDead, readIdentity } from './process-identity';

/** A lock for something that only one process at a time may change. */
export interface FileLock {
  /** The lock file, which exists while a process makes changes. Its folder is made if it is missing. */
  readonly file: string;
  /** The changed thing, as the subject of "… cannot be changed": "Environments". */
  readonly what: string;
  /** What to do if the file cannot be written. */
  readonly hint: string;
}

/** How long to wait for the lock. Changes take milliseconds, so a process that has the lock longer hangs. */
const usualPatienceMs = 10_000;
const lookMs = 15;
/** A lock with an unfinished line is being written; after this time its writer counts as dead. */
const halfMs = 2000;
/** How often a process renews its lock, for processes that cannot see whether it lives. */
const refreshMs = 3000;
/** A lock of another machine or container that was not renewed for this time belongs to a dead process. */
const silentMs = 60_000;
/** How often such a lock is checked. */
const foreignLookMs = 1000;

/** Within this process, changes wait for each other in the order of their requests. */
const queues = new Map<string, Promise<unknown>>();

/**
 * Runs `change` while no other process of the app has the lock. The lock of a dead process is taken over at once.
 * Throws `timeout` if a living process keeps the lock, `invalid-input` if the lock cannot be written.
 *
 * The library proper-lockfile judges a holder only by the age of its lock. After a holder was killed, six waiting
 * processes had to wait up to 1.4 s more, and in two of twelve runs two of them had the lock at the same time. A holder
 * that was only paused lost its lock.
 */
export async function withFileLock<T>(
  lock: FileLock,
  change: () => Promise<T>,
  patienceMs = usualPatienceMs,
): Promise<T> {
  const { file } = lock;
  const before = queues.get(file) ?? Promise.resolve();
  const mine = before.then(async () => {
    const release = await acquire(lock, patienceMs);
    try {
      return await change();
    } finally {
      release();
    }
  });
  const settled = mine.catch(() => undefined);
  queues.set(file, settled);
  void settled.then(() => {
    if (queues.get(file) === settled) queues.delete(file);
  });
  return mine;
}

/** Returns the function that releases the lock. */
async function acquire(lock: FileLock, patienceMs: number): Promise<() => void> {
  const { file } = lock;
  try {
    makeFolders(dirname(file), 0o755);
  } catch (cause) {
    throw notWritable(lock, cause);
  }
  const end = Date.now() + patienceMs;
  const text = `${identityText()} ${randomBytes(6).toString('hex')}\n`;
  let nextLook = 0;
  while (!create(lock, text)) {
    const holder = readHolder(file);
    const canKnow = holder === null || isHalf(holder) || isOfThisPlace(holder.identity);
    if (holder !== null && (isDead(holder) || (!canKnow && Date.now() > nextLook))) {
      nextLook = Date.now() + foreignLookMs;
      if (takeAway(lock, holder)) continue;
    }
    if (Date.now() > end) throw busy(lock, holder, patienceMs);
    await wait(lookMs);
  }
  const timer = setInterval(() => refresh(file, text), refreshMs).unref();
  return () => {
    clearInterval(timer);
    try {
      // Somebody may have taken this process for a dead one.
      if (readHolder(file)?.text === text) rmSync(file, { force: true });
    } catch {
      // The change is made all the same. The lock is taken over when this process has ended.
    }
  };
}

function create(lock: FileLock, text: string): boolean {
  const { file } = lock;
  let handle: number;
  try {
    handle = openSync(file, 'wx', 0o644);
  } catch (cause) {
    if (hasCode(cause, 'EEXIST')) return false;
    throw notWritable(lock, cause);
  }
  try {
    writeSync(handle, text);
  } catch (cause) {
    unlinkSync(file);
    throw notWritable(lock, cause);
  } finally {
    closeSync(handle);
  }
  return true;
}

function refresh(file: string, text: string): void {
  try {
    const now = new Date();
    if (readHolder(file)?.text === text) utimesSync(file, now, now);
  } catch {
    // The lock is gone: the change has ended.
  }
}

/** A lock has about a hundred bytes; a larger file is not a lock. */
const mostBytes = 1000;

interface Holder {
  /** Null if it is not a lock: a project of unknown origin may have a link, a pipe or anything else in its place. */
  readonly text: string | null;
  /** Null while it is being written. */
  readonly identity: ReturnType<typeof readIdentity>;
  readonly changedMs: number;
}

/** Null if the lock is gone by now. */
function readHolder(file: string): Holder | null {
  try {
    const info = lstatSync(file);
    const changedMs = info.mtimeMs;
    if (!info.isFile() || info.size > mostBytes) return { text: null, identity: null, changedMs };
    const text = readFileSync(file, 'utf8');
    return { text, identity: readIdentity(text.split(' ')[0]), changedMs };
  } catch {
    return null;
  }
}

function isHalf({ text }: Holder): boolean {
  return text !== null && !text.endsWith('\n');
}

function isDead(holder: Holder): boolean {
  if (holder.text === null) return true;
  return isHalf(holder) ? Date.now() - holder.changedMs > halfMs : isProvedDead(holder.identity);
}

/**
 * Removes a dead process's lock; returns false if it stays. If two processes find it dead at the same time, the slower
 * one must not remove the new lock of the faster one: so only the one that can make a folder checks the lock again and
 * removes it. The folder's time is that of the disk, whose clock may differ from this machine's. Throws `invalid-input`
 * if the lock may not be removed.
 */
function takeAway(lock: FileLock, found: Holder): boolean {
  const { file } = lock;
  const claim = `${file}-takeover`;
  try {
    mkdirSync(claim);
  } catch (cause) {
    if (!hasCode(cause, 'EEXIST')) throw notWritable(lock, cause);
    // Another process is removing it, which takes microseconds. If it died meanwhile, its folder is removed.
    if (Date.now() - (statSync(claim, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > halfMs)
      rmSync(claim, { recursive: true, force: true });
    return false;
  }
  try {
    const now = readHolder(file);
    if (now?.text !== found.text) return false;
    if (!isDead(now) && statSync(claim).mtimeMs - now.changedMs <= silentMs) return false;
    unlinkSync(file);
    return true;
  } catch (cause) {
    throw notWritable(lock, cause);
  } finally {
    // Somebody may have taken this process for a dead one.
    rmSync(claim, { recursive: true, force: true });
  }
}

function busy(lock: FileLock, holder: Holder | null, patienceMs: number): StudioError {
  const { pid } = holder?.identity ?? { pid: '?' };
  const where = holder?.identity && !isOfThisPlace(holder.identity) ? ' of another machine or container' : '';
  return new StudioError(
    'timeout',
    `${lock.what} cannot be changed: another Brms Studio (process ${pid}${where}) has been changing them for ${patienceMs / 1000} s.`,
    { hint: `Close it and try again. If no other Brms Studio runs, remove ${lock.file}.`, where: lock.file },
  );
}

function notWritable({ what, file, hint }: FileLock, cause: unknown): StudioError {
  return new StudioError('invalid-input', `${what} cannot be changed: ${asStudioError(cause).message}`, {
    hint,
    where: file,
    cause,
  });
}
