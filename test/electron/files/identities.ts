import { identityText, ownIdentity, type ProcessIdentity } from '../../../electron/files/process-identity';

/** Of this place, but no process has this id. */
export const deadProcess: ProcessIdentity = { ...ownIdentity(), pid: 999999999 };

/** Of another machine or container: the ids of dead processes say nothing there. */
export const foreignProcess: ProcessIdentity = { ...deadProcess, place: '0'.repeat(16), machine: 'x' };

/** As it stands in the names of files and folders. */
export const named = {
  own: identityText(),
  dead: identityText(deadProcess),
  foreign: identityText(foreignProcess),
};
