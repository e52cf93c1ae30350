import { t } from '../texts/texts';
import { type Expression, parseExpression } from './r-syntax/parse';
import { syntaxError } from './r-syntax/tokens';
import { codeTerm, printTerm, readTerm, type Term } from './terms/term';

/** A group-level term: `(1 + x | group)`; `||` where the effects are uncorrelated; `id` is the middle of `(1 | id | g)`. */
export interface GroupTerm {
  /** R text right of the bar: a variable, `a:b`, `a/b`, `gr(g, by = x)`. */
  readonly group: string;
  readonly intercept: boolean;
  readonly terms: readonly Term[];
  readonly correlated: boolean;
  readonly id?: string;
}

export interface Predictor {
  readonly intercept: boolean;
  readonly terms: readonly Term[];
  readonly groups: readonly GroupTerm[];
}

/** A brms formula taken apart. `addition` is what follows the bar in `y | trials(n)`. */
export interface ParsedFormula extends Predictor {
  readonly response: string;
  readonly addition: string | null;
}

interface Signed {
  readonly node: Expression;
  readonly negative: boolean;
}

function summands(node: Expression): readonly Signed[] {
  if (node.kind === 'binary' && (node.op === '+' || node.op === '-')) {
    return [...summands(node.left), { node: node.right, negative: node.op === '-' }];
  }
  if (node.kind === 'unary' && node.op === '-') return [{ node: node.operand, negative: true }];
  if (node.kind === 'unary' && node.op === '+') return summands(node.operand);
  return [{ node, negative: false }];
}

function toGroup(node: Expression, source: string): GroupTerm | null {
  if (node.kind !== 'paren') return null;
  const bar = node.inner;
  if (bar.kind !== 'binary' || (bar.op !== '|' && bar.op !== '||')) return null;
  const group = source.slice(bar.right.start, bar.right.end);
  const middle = bar.left;
  const withId = middle.kind === 'binary' && (middle.op === '|' || middle.op === '||');
  const effects = withId ? middle.left : middle;
  const correlated = bar.op === '|' && !(withId && middle.op === '||');
  const { intercept, terms, groups } = toPredictor(effects, source);
  if (groups.length > 0) throw syntaxError(t('syntax.groupInGroup'), effects.start);
  const id = withId ? { id: source.slice(middle.right.start, middle.right.end) } : {};
  return { group, intercept, terms, correlated, ...id };
}

function toPredictor(node: Expression, source: string): Predictor {
  let intercept = true;
  const terms: Term[] = [];
  const groups: GroupTerm[] = [];
  for (const { node: part, negative } of summands(node)) {
    const isNumber = part.kind === 'number';
    if (isNumber && (part.text === '1' || part.text === '0')) {
      intercept = (part.text === '1') !== negative;
      continue;
    }
    if (isNumber) throw syntaxError(t('syntax.number', { number: part.text }), part.start);
    if (part.kind === 'binary' && (part.op === '|' || part.op === '||')) {
      throw syntaxError(t('syntax.groupBrackets'), part.start, t('syntax.writeGroup'));
    }
    const group = negative ? null : toGroup(part, source);
    if (group) groups.push(group);
    else if (negative) terms.push(codeTerm(`- ${source.slice(part.start, part.end)}`));
    else terms.push(readTerm(part, source));
  }
  return { intercept, terms, groups };
}

/**
 * Takes a brms formula apart. Throws `invalid-input` with `details.position` (0-based) where R could not read it,
 * where the tilde is missing, or where nothing stands left of it.
 */
export function parseFormula(source: string): ParsedFormula {
  refuseEmptyFormula(source);
  return formulaOf(parseExpression(source), source);
}

export function refuseEmptyFormula(source: string): void {
  if (source.trim() === '') throw syntaxError(t('syntax.emptyFormula'), 0, t('syntax.writeFormula'));
}

/** `parseFormula` for a text that has been read: `root` is all of `source`. */
export function formulaOf(root: Expression, source: string): ParsedFormula {
  if (root.kind === 'unary' && root.op === '~') {
    throw syntaxError(t('syntax.noResponse'), 0, t('syntax.nameResponse'));
  }
  if (root.kind !== 'binary' || root.op !== '~') {
    throw syntaxError(t('syntax.noTilde'), source.length, t('syntax.writeFormula'));
  }
  const { left, right } = root;
  if (left.kind === 'binary' && left.op === '~') {
    throw syntaxError(t('syntax.twoTildes'), left.end, t('syntax.oneTilde'));
  }
  const hasAddition = left.kind === 'binary' && left.op === '|';
  const response = hasAddition ? left.left : left;
  return {
    response: source.slice(response.start, response.end),
    addition: hasAddition ? source.slice(left.right.start, left.right.end) : null,
    ...toPredictor(right, source),
  };
}

/** The response of a formula that has been read, where it is one plain variable; else null. */
export function responseName(root: Expression): string | null {
  if (root.kind !== 'binary' || root.op !== '~') return null;
  const { left } = root;
  const response = left.kind === 'binary' && left.op === '|' ? left.left : left;
  return response.kind === 'name' ? response.text : null;
}

/** The right side of a distributional parameter's formula, given as "~ x" or "x". */
export function parsePredictor(source: string): Predictor {
  return predictorOf(parseExpression(source), source);
}

/** `parsePredictor` for a text that has been read. */
export function predictorOf(root: Expression, source: string): Predictor {
  const right = root.kind === 'unary' && root.op === '~' ? root.operand : root;
  if (right.kind === 'binary' && right.op === '~') {
    throw syntaxError(t('syntax.rightOnly'), right.start, t('syntax.writeRight'));
  }
  return toPredictor(right, source);
}

function printEffects(intercept: boolean, terms: readonly Term[], oneAlways: boolean): string {
  const parts = terms.map(printTerm);
  if (!intercept) parts.unshift('0');
  else if (oneAlways || parts[0] === undefined || parts[0].startsWith('- ')) parts.unshift('1');
  return parts.reduce((text, part) => (part.startsWith('- ') ? `${text} ${part}` : `${text} + ${part}`));
}

export function printGroup(group: GroupTerm): string {
  const effects = printEffects(group.intercept, group.terms, true);
  const bar = group.correlated ? '|' : '||';
  return `(${effects} ${bar} ${group.id === undefined ? '' : `${group.id} ${bar} `}${group.group})`;
}

function printPredictor({ intercept, terms, groups }: Predictor): string {
  return [printEffects(intercept, terms, false), ...groups.map(printGroup)].join(' + ');
}

/** The inverse of `parseFormula`, in a uniform style. */
export function printFormula(formula: ParsedFormula): string {
  const left = formula.addition === null ? formula.response : `${formula.response} | ${formula.addition}`;
  return `${left} ~ ${printPredictor(formula)}`;
}
