import { t } from '../../texts/texts';
import { syntaxError, type Token, tokenize } from './tokens';

interface Span {
  readonly start: number;
  readonly end: number;
}
export interface Argument {
  readonly name: string | null;
  /** Null for an empty argument, as in `x[, 1]`. */
  readonly value: Expression | null;
}
/** An R expression; `start` and `end` are offsets into the source. */
export type Expression = Span &
  (
    | { readonly kind: 'name'; readonly text: string }
    | { readonly kind: 'number'; readonly text: string }
    | { readonly kind: 'string'; readonly text: string }
    | { readonly kind: 'paren'; readonly inner: Expression }
    | { readonly kind: 'unary'; readonly op: string; readonly operand: Expression }
    | { readonly kind: 'binary'; readonly op: string; readonly left: Expression; readonly right: Expression }
    | { readonly kind: 'call'; readonly callee: Expression; readonly args: readonly Argument[] }
    | { readonly kind: 'index'; readonly object: Expression; readonly args: readonly Argument[] }
  );

/** Binding powers after R's own table (`?Syntax`), loosest first; `^` alone binds to the right. */
const binaryPower: Readonly<Record<string, number>> = {
  '~': 10,
  '|': 20,
  '||': 20,
  '&': 30,
  '&&': 30,
  '==': 50,
  '!=': 50,
  '<': 50,
  '>': 50,
  '<=': 50,
  '>=': 50,
  '+': 60,
  '-': 60,
  '*': 70,
  '/': 70,
  '|>': 80,
  ':': 90,
  '^': 110,
  $: 130,
  '@': 130,
  '::': 140,
  ':::': 140,
};
const unaryPower: Readonly<Record<string, number>> = { '~': 10, '!': 40, '-': 100, '+': 100 };

function powerOf(token: Token): number | undefined {
  if (token.kind !== 'operator') return undefined;
  return token.text.startsWith('%') ? 80 : binaryPower[token.text];
}

/** Bounds that no real formula meets and that keep a hostile one from using up the stack. */
const maxDepth = 200;
const maxTokens = 4000;

/** A recursive-descent (Pratt) reader of R expressions: what formulas and prior densities are made of. */
class Parser {
  private at = 0;
  private depth = 0;
  constructor(private readonly tokens: readonly Token[]) {}

  private get next(): Token {
    const token = this.tokens[Math.min(this.at, this.tokens.length - 1)];
    if (!token) throw syntaxError(t('syntax.empty'), 0);
    return token;
  }

  private take(): Token {
    const token = this.next;
    this.at++;
    return token;
  }

  private expect(text: string, opened: Token): Token {
    const token = this.next;
    if (token.kind === 'operator' && token.text === text) return this.take();
    if (token.kind === 'end') {
      throw syntaxError(
        t('syntax.unclosed', { open: opened.text, n: opened.start + 1 }),
        opened.start,
        t('syntax.addMissing', { close: text }),
      );
    }
    throw this.unexpected(token);
  }

  private unexpected(token: Token): Error {
    if (token.kind === 'end') {
      return syntaxError(t('syntax.endsEarly'), token.start);
    }
    return syntaxError(
      t('syntax.unexpected', { text: token.text, n: token.start + 1 }),
      token.start,
      t('syntax.checkSigns'),
    );
  }

  whole(): Expression {
    const expression = this.expression(0);
    if (this.next.kind !== 'end') throw this.unexpected(this.next);
    return expression;
  }

  private expression(minimum: number): Expression {
    if (++this.depth > maxDepth) {
      throw syntaxError(t('syntax.deep'), this.next.start, t('syntax.fewerBrackets'));
    }
    let left = this.operand();
    for (;;) {
      const token = this.next;
      const power = powerOf(token);
      if (power === undefined || power < minimum) {
        this.depth--;
        return left;
      }
      this.take();
      // R's ^ groups to the right and takes a signed exponent: 2^-1.
      const right = this.expression(token.text === '^' ? 100 : power + 1);
      left = { kind: 'binary', op: token.text, left, right, start: left.start, end: right.end };
    }
  }

  private operand(): Expression {
    const token = this.take();
    if (token.kind === 'operator') {
      if (token.text === '(') {
        const inner = this.expression(0);
        const close = this.expect(')', token);
        return this.postfix({ kind: 'paren', inner, start: token.start, end: close.end });
      }
      const power = unaryPower[token.text];
      if (power === undefined) throw this.unexpected(token);
      const operand = this.expression(power);
      return { kind: 'unary', op: token.text, operand, start: token.start, end: operand.end };
    }
    if (token.kind === 'end') throw this.unexpected(token);
    return this.postfix({ kind: token.kind, text: token.text, start: token.start, end: token.end });
  }

  private postfix(subject: Expression): Expression {
    let result = subject;
    for (;;) {
      const token = this.next;
      if (token.kind !== 'operator') return result;
      if (token.text === '(') {
        this.take();
        const [args, end] = this.arguments(')', token);
        result = { kind: 'call', callee: result, args, start: result.start, end };
      } else if (token.text === '[' || token.text === '[[') {
        this.take();
        let [args, end] = this.arguments(']', token);
        if (token.text === '[[') end = this.expect(']', token).end;
        result = { kind: 'index', object: result, args, start: result.start, end };
      } else if (token.text === '::' || token.text === ':::') {
        this.take();
        const name = this.take();
        if (name.kind !== 'name') throw this.unexpected(name);
        const right: Expression = { kind: 'name', text: name.text, start: name.start, end: name.end };
        result = { kind: 'binary', op: token.text, left: result, right, start: result.start, end: name.end };
      } else {
        return result;
      }
    }
  }

  private arguments(close: string, opened: Token): [readonly Argument[], number] {
    const args: Argument[] = [];
    if (this.next.text === close && this.next.kind === 'operator') return [args, this.take().end];
    for (;;) {
      args.push(this.argument(close));
      const token = this.next;
      if (token.kind === 'operator' && token.text === ',') {
        this.take();
        continue;
      }
      return [args, this.expect(close, opened).end];
    }
  }

  private argument(close: string): Argument {
    const token = this.next;
    if (token.kind === 'operator' && (token.text === ',' || token.text === close))
      return { name: null, value: null };
    const after = this.tokens[this.at + 1];
    if (
      (token.kind === 'name' || token.kind === 'string') &&
      after?.kind === 'operator' &&
      after.text === '='
    ) {
      this.take();
      this.take();
      const name = token.kind === 'string' ? token.text.slice(1, -1) : token.text;
      if (this.next.kind === 'operator' && (this.next.text === ',' || this.next.text === close)) {
        return { name, value: null };
      }
      return { name, value: this.expression(0) };
    }
    return { name: null, value: this.expression(0) };
  }
}

/** One R expression. Throws `invalid-input` with `details.position` (0-based) where it is not one. */
export function parseExpression(source: string): Expression {
  const tokens = tokenize(source);
  if (tokens.length > maxTokens) {
    throw syntaxError(t('syntax.long', { n: tokens.length, most: maxTokens }), 0, t('syntax.shorten'));
  }
  return new Parser(tokens).whole();
}
