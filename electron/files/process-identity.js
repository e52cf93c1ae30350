import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/*
 * Who made a file or folder that several processes can see. A process id alone does not say: containers number their
 * processes from 1 on, other machines that share the folder have the same numbers, and an id is given anew when its
 * process has ended. This file is plain JavaScript because the set-up needs it before anything is built.
 */

/**
 * @typedef {object} ProcessIdentity
 * @property {number} pid
 * @property {string} start when it began, in clock ticks since the machine's start; "x" where that is not known
 * @property {string} place 16 hexadecimal digits: where its process id counts
 * @property {string} machine 16 hexadecimal digits: the machine, whichever start of it; "x" in a container and where that
 *   is not known
 */

/** @type {ProcessIdentity | null} */
let own = null;

/**
 * This process, in a form that is the same whoever asks.
 * @returns {ProcessIdentity}
 */
export function ownIdentity() {
  own ??= { pid: process.pid, start: startOf('self') ?? 'x', place: ownPlace(), machine: ownMachine() };
  return own;
}

/**
 * A text without blanks, fit for the name of a file; `readIdentity` is its inverse.
 * @param {ProcessIdentity} [identity]
 */
export function identityText({ pid, start, place, machine } = ownIdentity()) {
  return `${pid}-${start}-${place}-${machine}`;
}

/** What `identityText` gives, for use in the pattern of a name. */
export const identityPattern = '[1-9]\\d*-(?:\\d+|x)-[0-9a-f]{16}-(?:[0-9a-f]{16}|x)';

const form = /^([1-9]\d*)-(\d+|x)-([0-9a-f]{16})-([0-9a-f]{16}|x)$/;

/**
 * Null for a text that is none, such as what earlier versions wrote: a process id without its place.
 * @param {string | undefined} text
 * @returns {ProcessIdentity | null}
 */
export function readIdentity(text) {
  const [, pid, start, place, machine] = form.exec(text ?? '') ?? [];
  if (start === undefined || place === undefined || machine === undefined) return null;
  return { pid: Number(pid), start, place, machine };
}

/**
 * Can this process tell whether that one lives?
 * @param {ProcessIdentity | null} identity
 */
export function isOfThisPlace(identity) {
  return identity !== null && identity.place === ownIdentity().place;
}

/**
 * True only where that process has ended for certain: it is not among those here, or this machine has been started anew
 * since. Of another machine or container nobody here can know.
 * @param {ProcessIdentity | null} identity
 */
export function isProvedDead(identity) {
  if (identity === null) return false;
  if (isOfThisPlace(identity)) return !runs(identity);
  return identity.machine !== 'x' && identity.machine === ownIdentity().machine;
}

const weekMs = 7 * 24 * 3_600_000;

/**
 * May what a process left unfinished be removed? Where the process is proved dead, or where nobody here can know and
 * nothing has changed for long, for a week unless said otherwise: whoever works at it touches it (`keepTouched`).
 * @param {ProcessIdentity | null} identity
 * @param {number} changedMs when it was changed last
 */
export function isAbandoned(identity, changedMs, silentMs = weekMs) {
  if (isProvedDead(identity)) return true;
  return !isOfThisPlace(identity) && Date.now() - changedMs > silentMs;
}

/** @param {ProcessIdentity} identity */
function runs({ pid, start }) {
  if (!answers(pid)) return false;
  if (process.platform !== 'linux' || !isOwnProc()) return true;
  const stat = textOf(`/proc/${pid}/stat`);
  // It has ended meanwhile, or is another user's and hidden from us.
  if (stat === null) return answers(pid);
  const fields = fieldsAfterName(stat);
  // Where nobody reaps orphans, a process that has ended stays in the table as a zombie.
  if (fields[0] === 'Z' || fields[0] === 'X') return false;
  return start === 'x' || fields[19] === start;
}

/** @param {number} pid */
function answers(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** A container may see the /proc of its host, where its own process ids mean other processes. */
function isOwnProc() {
  return linkOf('/proc/self') === String(process.pid);
}

/** @param {string} pid */
function startOf(pid) {
  const stat = process.platform === 'linux' ? textOf(`/proc/${pid}/stat`) : null;
  return stat === null ? null : (fieldsAfterName(stat)[19] ?? null);
}

/**
 * From field 3 of /proc/PID/stat on, the state; the name in field 2 may hold spaces and parentheses.
 * @param {string} stat
 */
function fieldsAfterName(stat) {
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

/**
 * On Linux the machine's start, whose id is random, and the namespaces that process ids and start times count in; the
 * host's name elsewhere. Where that cannot be known, a place of this process's own, which no other one shares.
 */
function ownPlace() {
  const boot = process.platform === 'linux' ? textOf('/proc/sys/kernel/random/boot_id')?.trim() : hostname();
  const namespace = process.platform === 'linux' ? linkOf('/proc/self/ns/pid') : '';
  if (!boot || namespace === null) return randomBytes(8).toString('hex');
  return digest([process.platform, boot, namespace, linkOf('/proc/self/ns/time') ?? '']);
}

/** Those that the system begins with have these numbers on every machine (Linux, include/linux/proc_ns.h). */
const firstNamespaces = { pid: 'pid:[4026531836]', time: 'time:[4026531834]' };

/**
 * Two containers may share an id and a name, so only what runs outside of them has a machine. Its id alone does not do:
 * machines that are started from one image have the same.
 */
function ownMachine() {
  if (process.platform !== 'linux' || linkOf('/proc/self/ns/pid') !== firstNamespaces.pid) return 'x';
  if ((linkOf('/proc/self/ns/time') ?? firstNamespaces.time) !== firstNamespaces.time) return 'x';
  const id = textOf('/etc/machine-id')?.trim();
  return id ? digest([id, hostname()]) : 'x';
}

/** @param {readonly string[]} parts */
function digest(parts) {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}

/** @param {string} path */
function textOf(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

/** @param {string} path */
function linkOf(path) {
  try {
    return readlinkSync(path);
  } catch {
    return null;
  }
}
