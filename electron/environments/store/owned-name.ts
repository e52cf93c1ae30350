import { randomBytes } from 'node:crypto';
import { ownStart } from './process-start';

/** What a folder's name says of it: what it is for, and which process made it. */
export interface OwnedName {
  readonly kind: string;
  readonly pid: number;
  readonly start: string;
}

const form = /^([a-z-]+)-(\d+)-(\d+|-)-[0-9a-f]+$/;

/** A new name, of this process. `kind`: lower-case letters and hyphens. */
export function ownedName(kind: string): string {
  return `${kind}-${process.pid}-${ownStart()}-${randomBytes(4).toString('hex')}`;
}

/** Null for a name that is none of these. */
export function readOwnedName(name: string): OwnedName | null {
  const [, kind, pid, start] = form.exec(name) ?? [];
  return kind === undefined || start === undefined ? null : { kind, pid: Number(pid), start };
}
