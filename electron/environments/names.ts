import { StudioError } from '../../shared/errors/studio-error';

const longest = 100;
const reserved = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i;
// Control and format characters (writing direction, byte order mark), line and paragraph separators.
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/**
 * Checks a name that becomes a folder's, on every platform alike, and returns it. Throws `invalid-input` that says what
 * is wrong with it.
 */
export function checkEnvironmentName(name: unknown): string {
  const reason = whatIsWrong(name);
  if (reason === null) return String(name);
  const shown = typeof name === 'string' ? JSON.stringify(name.slice(0, 60)) : String(name);
  throw new StudioError('invalid-input', `${shown} cannot be an environment's name: ${reason}.`, {
    hint: 'Use letters, digits, spaces, "-", "_" and "." between them, up to 100 characters.',
    where: 'environment_name',
  });
}

function whatIsWrong(name: unknown): string | null {
  if (typeof name !== 'string') return 'it is not a text';
  if (name === '') return 'it is empty';
  if (name.length > longest) return `it has ${name.length} characters, more than ${longest}`;
  if (/[/\\]/.test(name)) return 'it holds a path separator';
  if (invisible.test(name)) return 'it holds an invisible character';
  if (name.startsWith('.')) return 'it starts with a dot';
  if (name.includes('..')) return 'it holds ".."';
  if (name.trim() !== name || name.endsWith('.')) return 'it starts or ends with a space, or ends with a dot';
  if (/[<>:"|?*]/.test(name)) return 'it holds one of < > : " | ? *, which Windows forbids';
  if (reserved.test(name)) return 'Windows reserves it for a device';
  // A lone surrogate has no UTF-8 form.
  if (/\p{Cs}/u.test(name)) return 'it is not valid Unicode';
  return null;
}
