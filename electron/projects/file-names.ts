import { basename, extname } from 'node:path';
import { StudioError } from '../../shared/errors/studio-error';
import { asName, nameFault } from '../../shared/model/name-text';

/** Names that Windows reserves for devices, with any extension. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * Makes an id from a text. Ids are file names and, for data sets, R names: letters, digits and underscores, a
 * letter first.
 */
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
 * `base`, or `base` with the first free number from 2 on. Ignores case, as most disks do. `put` adds the number,
 * for names of limited length.
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

/** File systems allow 255 bytes. The rest is for a number at the end and for temporary files. */
const mostBytes = 200;
const mostCharacters = 80;

/** A folder name for a project called `name` that all file systems accept. */
export function folderName(name: string): string {
  // A file name cannot contain half of a character.
  const cleaned = [...name.normalize('NFC').replace(/\p{Cs}/gu, '\ufffd')]
    .map((character) => (/[\p{Cc}\u2028\u2029<>:"/\\|?*]/u.test(character) ? ' ' : character))
    .join('')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+/g, '');
  const cut = cutFileName(cleaned).replace(/[. ]+$/, '');
  return cut === '' || reserved.test(cut.split('.')[0] ?? '') ? `Project ${cut}`.trim() : cut;
}

/** As much of a text as the name of a file or folder can hold, without cutting a character in two. */
export function cutFileName(text: string): string {
  let cut = '';
  for (const character of [...text].slice(0, mostCharacters)) {
    if (Buffer.byteLength(cut + character) > mostBytes) break;
    cut += character;
  }
  return cut;
}

/** The name without spaces at its ends. Throws `invalid-input` if it is not a valid name. */
export function checkedName(name: string): string {
  const fault = nameFault(name);
  if (fault === null) return name.trim();
  throw new StudioError('invalid-input', `This name cannot be used: ${fault}.`, {
    where: 'name',
    hint: 'Give it another name.',
  });
}

/** A file's name without folder and extension: the name for a project, a data set or a model. */
export function stemOf(fileName: string): string {
  const name = basename(fileName.replaceAll('\\', '/'));
  return asName(name.slice(0, name.length - extname(name).length) || name, 'Untitled');
}
