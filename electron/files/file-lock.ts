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

/** What one process at a time may change. */
export interface FileLock {
  /** Is there while a process changes something; its folder is made where it is missing. */
  readonly file: string;
  /** What is changed, as it stands in "… cannot be changed": "Environments". */
  readonly what: string;
  /** What to do where the file cannot be written. */
  readonly hint: string;
}

/** Changes take milliseconds; a process that hangs with the lock in its hands is told of after this. */
const usualPatienceMs = 10_000;
const lookMs = 15;
/** A lock whose line has no end yet is being written; after this time its writer is dead. */
const halfMs = 2000;
/** So often a process says that it still holds the lock, for those who cannot see whether it lives. */
const refreshMs = 3000;
/** A lock of another machine or container that was silent for this long is a dead process's. */
const silentMs = 60_000;
/** So often such a lock is looked at. */
const foreignLookMs = 1000;

/** Within this process changes wait for each other in the order in which they came. */
const queues = new Map<string, Promise<unknown>>();

/**
 * Runs `change` while no other process of ours has the lock. The lock of a process that died is taken over at once. Throws
 * `timeout` where a living one does not let go, `invalid-input` where the lock cannot be written.
 *
 * The library proper-lockfile knows a holder by the age of its lock alone. After a holder was killed, six processes that
 * waited for it had to wait up to 1.4 s more, and twice in twelve times two of them held the lock together; a holder that
 * was only stopped lost it.
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

/** Gives the function that lets the lock go. */
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
    // It is gone: the change has ended.
  }
}

/** A lock has about a hundred bytes: what has more than this is none. */
const mostBytes = 1000;

interface Holder {
  /** Null for what is no lock: a project from elsewhere may hold a link, a pipe or anything else in its place. */
  readonly text: string | null;
  /** Null while it is being written. */
  readonly identity: ReturnType<typeof readIdentity>;
  readonly changedMs: number;
}

/** Null where the lock is gone by now. */
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
 * Removes a dead process's lock; false where it stays. Two that find it dead at once must not remove what the faster one
 * has put in its place: one of them makes the folder, sees that the lock still is the dead one's, and removes it. The
 * folder's time says what time it is on the disk of the lock, whose clock may be another one than ours. Throws
 * `invalid-input` where it may not be removed.
 */
function takeAway(lock: FileLock, found: Holder): boolean {
  const { file } = lock;
  const claim = `${file}-takeover`;
  try {
    mkdirSync(claim);
  } catch (cause) {
    if (!hasCode(cause, 'EEXIST')) throw notWritable(lock, cause);
    // Somebody does it now, in microseconds; one who died at it must not keep everybody out.
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
    { hint: `Close it and try again. If there is none, remove ${lock.file}.`, where: lock.file },
  );
}

function notWritable({ what, file, hint }: FileLock, cause: unknown): StudioError {
  return new StudioError('invalid-input', `${what} cannot be changed: ${asStudioError(cause).message}`, {
    hint,
    where: file,
    cause,
  });
}
