import { StudioError } from '../../../../shared/errors/studio-error';

/** Windows opens these names as devices in any folder and with any extension. */
const device = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])\s*(\.|$)/i;
const longestName = 255;
const longestPath = 1000;

/**
 * The parts of an entry's path below the folder that the archive is unpacked to; empty for that folder itself. Refuses
 * paths that could lead out of it, by the same rules on every system: an archive that is safe on one is safe on all.
 * Throws `invalid-input` that names the entry.
 */
export function entryParts(path: string, platform: string = process.platform): readonly string[] {
  const refuse = (why: string): never => {
    throw refused(path, why);
  };
  if (path.length > longestPath) refuse(`its name has ${path.length} characters`);
  if (/[\p{Cc}\ufffd]/u.test(path)) refuse('its name has a control character or is not UTF-8');
  if (path.includes('\\')) refuse('its name has a backslash');
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) refuse('it is an absolute path');
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  for (const part of parts) {
    if (part === '..') refuse('it leads out of the archive');
    if (Buffer.byteLength(part) > longestName) refuse('a part of its name is too long');
    if (device.test(part)) refuse(`"${part}" is a device on Windows`);
    if (platform === 'win32' && (/[<>:"|?*]/.test(part) || /[. ]$/.test(part))) {
      refuse(`"${part}" cannot be a file’s name on Windows`);
    }
  }
  return parts;
}

/**
 * The target of a symbolic link at `parts`, as parts below the root. It must be relative, and no step of it may leave
 * the root, even if it comes back.
 */
export function linkParts(path: string, parts: readonly string[], target: string): readonly string[] {
  if (
    target === '' ||
    /[\p{Cc}\\\ufffd]/u.test(target) ||
    target.startsWith('/') ||
    /^[A-Za-z]:/.test(target)
  ) {
    throw refused(
      path,
      `it is a link to ${JSON.stringify(target.slice(0, 200))}, which is not a relative path`,
    );
  }
  const at = parts.slice(0, -1);
  for (const part of target.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') at.push(part);
    else if (at.pop() === undefined) throw refused(path, 'it is a link that leads out of the archive');
  }
  return at;
}

export function refused(path: string, why: string): StudioError {
  const shown = JSON.stringify(path.length > 200 ? `${path.slice(0, 200)}…` : path);
  return new StudioError('invalid-input', `The archive is refused because of its entry ${shown}: ${why}.`, {
    hint: 'No file of it was kept. Ask the author for an archive made by brmspy or Brms Studio.',
    where: 'path',
  });
}
