import { randomBytes } from 'node:crypto';
import {
  identityPattern,
  identityText,
  type ProcessIdentity,
  readIdentity,
} from '../../files/process-identity';

/** The facts in a folder's name: its purpose, and the process that made it. */
export interface OwnedName {
  readonly kind: string;
  /** Null for folders of an earlier version, whose process is unknown. */
  readonly owner: ProcessIdentity | null;
}

const form = new RegExp(`^([a-z-]+)-(${identityPattern})-[0-9a-f]+$`);
const oldForm = /^([a-z-]+)-\d+-(?:\d+|-)-[0-9a-f]+$/;

/** Makes a new name for this process. `kind`: lower-case letters and hyphens. */
export function ownedName(kind: string): string {
  return `${kind}-${identityText()}-${randomBytes(4).toString('hex')}`;
}

/** Reads such a name; null for other names. */
export function readOwnedName(name: string): OwnedName | null {
  const [, kind, owner] = form.exec(name) ?? oldForm.exec(name) ?? [];
  return kind === undefined ? null : { kind, owner: readIdentity(owner) };
}
