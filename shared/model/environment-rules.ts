const longest = 100;
/** File systems take 255; the trash puts a time behind the name. */
const mostBytes = 200;
const reserved = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9\u00b9\u00b2\u00b3]) *(\.|$)/i;
// Control and format characters (writing direction, byte order mark), line and paragraph separators.
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/** What an environment's name may be, in a sentence. */
export const environmentNameHint = `Use letters, digits, spaces, "-", "_" and "." between them, up to ${longest} characters.`;

/** Why a name cannot be an environment's, and so a folder's on every platform alike; null where it can. */
export function environmentNameFault(name: unknown): string | null {
  if (typeof name !== 'string') return 'it is not a text';
  if (name === '') return 'it is empty';
  if (name.length > longest) return `it has ${name.length} characters, more than ${longest}`;
  const bytes = new TextEncoder().encode(name).length;
  if (bytes > mostBytes) return `it takes ${bytes} bytes as a folder's name, more than ${mostBytes}`;
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

/** A text in double quotes for an error's message: what cannot be seen, or turns the writing round, is written out. */
export function inQuotes(text: string): string {
  return JSON.stringify(text).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (char) => {
    return `\\u{${char.codePointAt(0)?.toString(16)}}`;
  });
}

/** Why a name cannot be that of an environment variable; null where it can. */
export function variableNameFault(name: string): string | null {
  if (name === '') return 'it is empty';
  return /[=\0]/.test(name) ? 'it holds "=" or a null character' : null;
}

/** Are two names one folder where case or the spelling of accents (NFC, NFD) makes no difference: on macOS, on Windows? */
export function sameEnvironmentName(a: string, b: string): boolean {
  return folded(a) === folded(b);
}

function folded(name: string): string {
  return name.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC');
}

/** Does a variable's name say that its value is not for every eye? */
export function isSecretName(name: string): boolean {
  const word = 'PAT|PWD|PASS|SECRET|TOKEN|CREDENTIALS?|AUTH|(API|ACCESS|PRIVATE|SECRET)?KEY';
  return /PASSW(OR)?D|PASSPHRASE/i.test(name) || new RegExp(`(^|[_.-])(${word})([_.-]|$)`, 'i').test(name);
}
