import { t } from '../texts/texts';

const longest = 100;
/** File systems take 255; the trash puts a time behind the name. */
const mostBytes = 200;
const reserved = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9\u00b9\u00b2\u00b3]) *(\.|$)/i;
// Control and format characters (writing direction, byte order mark), line and paragraph separators.
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/** What an environment's name may be, in a sentence. */
export function environmentNameHint(): string {
  return t('names.environment.hint', { most: longest });
}

/** Why a name cannot be an environment's, and so a folder's on every platform alike; null where it can. */
export function environmentNameFault(name: unknown): string | null {
  if (typeof name !== 'string') return t('names.environment.noText');
  if (name === '') return t('names.environment.empty');
  if (name.length > longest) return t('names.environment.long', { n: name.length, most: longest });
  const bytes = new TextEncoder().encode(name).length;
  if (bytes > mostBytes) return t('names.environment.bytes', { n: bytes, most: mostBytes });
  if (/[/\\]/.test(name)) return t('names.environment.separator');
  if (invisible.test(name)) return t('names.environment.invisible');
  if (name.startsWith('.')) return t('names.environment.dot');
  if (name.includes('..')) return t('names.environment.dots');
  if (name.trim() !== name || name.endsWith('.')) return t('names.environment.ends');
  if (/[<>:"|?*]/.test(name)) return t('names.environment.windows');
  if (reserved.test(name)) return t('names.environment.device');
  // A lone surrogate has no UTF-8 form.
  if (/\p{Cs}/u.test(name)) return t('names.environment.unicode');
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
  if (name === '') return t('names.variable.empty');
  return /[=\0]/.test(name) ? t('names.variable.equals') : null;
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
