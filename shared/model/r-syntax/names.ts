import type { Expression } from './parse';

const reserved = new Set([
  'if',
  'else',
  'repeat',
  'while',
  'function',
  'for',
  'next',
  'break',
  'TRUE',
  'FALSE',
  'NULL',
  'Inf',
  'NaN',
  'NA',
  'NA_integer_',
  'NA_real_',
  'NA_complex_',
  'NA_character_',
  'in',
]);

/** Names that a formula may use without their being columns of the data. */
const constants = new Set([...reserved, 'T', 'F', 'pi', 'LETTERS', 'letters', '.']);

/** Does R read `name` as one name without backticks? */
export function isSyntactic(name: string): boolean {
  return /^(?:\p{L}|\.(?![0-9]))[\p{L}\p{N}._]*$/u.test(name) && !reserved.has(name);
}

/** What is written as an escape: what cannot be seen, and what R refuses to read as it stands (U+202E and its like). */
const unseen = /[\p{C}\p{Z}]/gu;

/** `name` as R code: in backticks where R would not read it as one name. */
export function quoteName(name: string): string {
  if (isSyntactic(name)) return name;
  // R knows no \\u within backticks; the bytes of the character it does.
  const bytes = (text: string) =>
    Array.from(new TextEncoder().encode(text), (byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
  return `\`${name.replace(/[\\`]/g, '\\$&').replace(unseen, (c) => (c === ' ' ? c : bytes(c === '\0' ? '\ufffd' : c)))}\``;
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  [' ', ' '],
]);

/** A string literal of R. R's strings hold neither U+0000 nor halves of surrogate pairs: those become U+FFFD. */
export function quoteString(text: string): string {
  const escaped = text
    .replace(/[\\"]/g, '\\$&')
    .replace(unseen, (character) => escapes.get(character) ?? unicodeEscape(character));
  return `"${escaped}"`;
}

function unicodeEscape(character: string): string {
  if (/[\0\p{Cs}]/u.test(character)) return '\\ufffd';
  const code = (character.codePointAt(0) ?? 0).toString(16);
  return code.length <= 4 ? `\\u${code.padStart(4, '0')}` : `\\U${code.padStart(8, '0')}`;
}

/** The variables that `expression` reads, in order of appearance, each once; functions and constants are not. */
export function variablesOf(expression: Expression): readonly string[] {
  const found = new Set<string>();
  const visit = (node: Expression): void => {
    switch (node.kind) {
      case 'name':
        if (!constants.has(node.text)) found.add(node.text);
        return;
      case 'number':
      case 'string':
        return;
      case 'paren':
        visit(node.inner);
        return;
      case 'unary':
        visit(node.operand);
        return;
      case 'binary':
        if (node.op === '::' || node.op === ':::') return;
        visit(node.left);
        // The right of $ and @ names a part, not a variable.
        if (node.op !== '$' && node.op !== '@') visit(node.right);
        return;
      case 'call':
        if (node.callee.kind !== 'name') visit(node.callee);
        for (const argument of node.args) if (argument.value) visit(argument.value);
        return;
      case 'index':
        visit(node.object);
        for (const argument of node.args) if (argument.value) visit(argument.value);
        return;
    }
  };
  visit(expression);
  return [...found];
}
