import { basename, extname } from 'node:path';
import { StudioError } from '../../shared/errors/studio-error';
import { asName, nameFault } from '../../shared/model/name-text';

/** Names that Windows keeps for devices, whatever their ending. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/** Ids are file names and, for data sets, R names: letters, digits and underscores, a letter first. */
export function idFrom(text: string, taken: ReadonlySet<string>, fallback: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^[^A-Za-z]+|_+$/g, '')
    .slice(0, 40);
  const base = plain === '' ? fallback : plain;
  return firstFree(reserved.test(base) ? `${fallback}_${base}` : base, '_', taken);
}

/**
 * `base`, or `base` with the first free number from 2 on behind it. Case counts for nothing, as on most disks. `put`
 * puts the number behind, where the length of names has a limit.
 */
export function firstFree(
  base: string,
  join: string,
  taken: ReadonlySet<string>,
  put = (name: string, ending: string) => `${name}${ending}`,
): string {
  const used = new Set([...taken].map((name) => name.toLowerCase()));
  if (!used.has(base.toLowerCase())) return base;
  for (let n = 2; ; n++) {
    const candidate = put(base, `${join}${n}`);
    if (!used.has(candidate.toLowerCase())) return candidate;
  }
}

/** File systems take 255 bytes; the rest is for a number behind it, and for what is written beside it on the way. */
const mostBytes = 200;
const mostCharacters = 80;

/** A folder name for a project called `name`: what no file system refuses. */
export function folderName(name: string): string {
  // Half a character cannot be in a file's name.
  const cleaned = [...name.normalize('NFC').replace(/\p{Cs}/gu, '\ufffd')]
    .map((character) => (/[\p{Cc}\u2028\u2029<>:"/\\|?*]/u.test(character) ? ' ' : character))
    .join('')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+/g, '');
  const cut = cutFileName(cleaned).replace(/[. ]+$/, '');
  return cut === '' || reserved.test(cut.split('.')[0] ?? '') ? `Project ${cut}`.trim() : cut;
}

/** So much of a text as the name of a file or folder may have; no character is cut in two. */
export function cutFileName(text: string): string {
  let cut = '';
  for (const character of [...text].slice(0, mostCharacters)) {
    if (Buffer.byteLength(cut + character) > mostBytes) break;
    cut += character;
  }
  return cut;
}

/** The name without blanks at its ends. Throws `invalid-input` where it cannot be one. */
export function checkedName(name: string): string {
  const fault = nameFault(name);
  if (fault === null) return name.trim();
  throw new StudioError('invalid-input', `This cannot be a name: ${fault}.`, {
    where: 'name',
    hint: 'Give it another name.',
  });
}

/** A file's name without folder and ending, as the name of a project, a data set or a model. */
export function stemOf(fileName: string): string {
  const name = basename(fileName.replaceAll('\\', '/'));
  return asName(name.slice(0, name.length - extname(name).length) || name, 'Untitled');
}
