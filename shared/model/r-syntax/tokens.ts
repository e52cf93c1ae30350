import { StudioError } from '../../errors/studio-error';
import { t } from '../../texts/texts';
import { nameInBackticks } from './quoted-name';

export type TokenKind = 'name' | 'number' | 'string' | 'operator' | 'end';

/** `text` is the name without backticks, the number or string as written, or the operator. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const namePattern = /(?:[\p{L}]|\.(?![0-9]))[\p{L}\p{N}._]*/uy;
const numberPattern = /(?:0[xX][0-9a-fA-F]+|(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)[Li]?/y;
const stringPattern = /"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'/y;
const backtickPattern = /`((?:[^`\\]|\\[\s\S])+)`/y;
const operatorPattern =
  /%[^%\n]*%|<<-|->>|:::|<-|->|<=|>=|==|!=|&&|\|\||\|>|::|\[\[|[-+*/^~|&!<>=:,()[\]{}$@?\\;]/y;
const spacePattern = /(?:\s|#[^\n]*)+/y;

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** An `invalid-input` error at a 0-based character position of R text. */
export function syntaxError(message: string, position: number, hint?: string): StudioError {
  return new StudioError('invalid-input', message, { hint, where: 'formula', details: { position } });
}

/** R source as tokens, with an `end` token last. Throws `invalid-input` at a character that R does not know. */
export function tokenize(source: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < source.length) {
    const space = matchAt(spacePattern, source, at);
    if (space) {
      at += space[0].length;
      continue;
    }
    const token = nextToken(source, at);
    tokens.push(token);
    at = token.end;
  }
  tokens.push({ kind: 'end', text: '', start: source.length, end: source.length });
  return tokens;
}

/** R text without its comments, trimmed; as it stands where R could not read it. */
export function withoutComments(source: string): string {
  if (!source.includes('#')) return source.trim();
  try {
    let text = '';
    let end = 0;
    for (const token of tokenize(source)) {
      text += source.slice(end, token.start).replace(/#[^\n]*/g, '') + source.slice(token.start, token.end);
      end = token.end;
    }
    return text.trim();
  } catch {
    return source.trim();
  }
}

function nextToken(source: string, at: number): Token {
  const number = matchAt(numberPattern, source, at);
  if (number) return { kind: 'number', text: number[0], start: at, end: at + number[0].length };
  const name = matchAt(namePattern, source, at);
  if (name) return { kind: 'name', text: name[0], start: at, end: at + name[0].length };
  const quoted = matchAt(backtickPattern, source, at);
  if (quoted)
    return { kind: 'name', text: nameInBackticks(quoted[1] ?? ''), start: at, end: at + quoted[0].length };
  const string = matchAt(stringPattern, source, at);
  if (string) return { kind: 'string', text: string[0], start: at, end: at + string[0].length };
  const operator = matchAt(operatorPattern, source, at);
  if (operator) return { kind: 'operator', text: operator[0], start: at, end: at + operator[0].length };
  const character = String.fromCodePoint(source.codePointAt(at) ?? 0);
  if (character === '"' || character === "'" || character === '`') {
    throw syntaxError(t('syntax.openQuote', { quote: character, n: at + 1 }), at, t('syntax.closeQuote'));
  }
  throw syntaxError(t('syntax.noMeaning', { text: character, n: at + 1 }), at, t('syntax.useBackticks'));
}
