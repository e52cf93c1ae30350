import { randomBytes } from 'node:crypto';
import {
  identityPattern,
  identityText,
  type ProcessIdentity,
  readIdentity,
} from '../../files/process-identity';

/** What a folder's name says of it: what it is for, and which process made it. */
export interface OwnedName {
  readonly kind: string;
  /** Null for what an earlier version made: whether its process lives nobody can know. */
  readonly owner: ProcessIdentity | null;
}

const form = new RegExp(`^([a-z-]+)-(${identityPattern})-[0-9a-f]+$`);
const oldForm = /^([a-z-]+)-\d+-(?:\d+|-)-[0-9a-f]+$/;

/** A new name, of this process. `kind`: lower-case letters and hyphens. */
export function ownedName(kind: string): string {
  return `${kind}-${identityText()}-${randomBytes(4).toString('hex')}`;
}

/** Null for a name that is none of these. */
export function readOwnedName(name: string): OwnedName | null {
  const [, kind, owner] = form.exec(name) ?? oldForm.exec(name) ?? [];
  return kind === undefined ? null : { kind, owner: readIdentity(owner) };
}
