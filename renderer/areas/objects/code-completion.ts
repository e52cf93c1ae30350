/** The name before the caret that could be completed. */
export interface NameBefore {
  readonly text: string;
  readonly start: number;
}

const shortest = 3;
/** Packages that R attaches by itself: their functions need no prefix. */
const attached = new Set(['base', 'stats', 'utils', 'graphics', 'grDevices', 'methods', 'datasets']);

/** The name that ends at the caret, where it is long enough and no name of a part ($, @) nor in a string or comment. */
export function nameBefore(code: string, caret: number): NameBefore | null {
  const line = code.slice(code.lastIndexOf('\n', caret - 1) + 1, caret);
  if (/^[\w.:$@]/.test(code.slice(caret))) return null;
  const text = /[\p{L}.][\p{L}\p{N}._]*(?::::?[\p{L}\p{N}._]*)?$/u.exec(line)?.[0] ?? '';
  const before = line.slice(0, line.length - text.length);
  const open = (quote: string) => before.split(quote).length % 2 === 0;
  if (text.length < shortest || /[$@\p{N}]$/u.test(before) || before.includes('#')) return null;
  return open('"') || open("'") || open('`') ? null : { text, start: caret - text.length };
}

/** How a function is written into code: with its package only where R would not find it. */
export function asWritten(name: string): string {
  const [pkg = '', fn = ''] = name.split('::');
  return attached.has(pkg) ? fn : name;
}
