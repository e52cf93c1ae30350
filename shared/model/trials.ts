import { t } from '../texts/texts';
import type { ColumnInfo } from './column-info';
import type { Family } from './families';
import { rowsMayGo } from './log-check';
import type { ReadFormula } from './parsed-spec';
import { caution, type Problem, problem } from './problem';
import { quoteName } from './r-syntax/names';
import { type Expression, parseExpression } from './r-syntax/parse';
import { readCall } from './terms/call';

/** The parts of what stands beside the response: `trials(n)` and `weights(w)` of `trials(n) + weights(w)`. */
function parts(node: Expression): readonly Expression[] {
  return node.kind === 'binary' && node.op === '+' ? [...parts(node.left), node.right] : [node];
}

function isTrials(node: Expression): boolean {
  return readCall(node, 'trials', ['x'])?.named.x !== undefined;
}

/** What `trials()` holds; null where there is none. */
function trialsIn(addition: string | null): Expression | null {
  if (addition === null) return null;
  const found = parts(parseExpression(addition)).find(isTrials);
  return (found && readCall(found, 'trials', ['x'])?.named.x) ?? null;
}

/** The number of trials beside a response, as R text: a column's name, a number; null where it is not said. */
export function trialsOf(addition: string | null): string | null {
  const found = trialsIn(addition);
  return found && (addition ?? '').slice(found.start, found.end);
}

/** What stands beside a response with this number of trials, or with none. The rest stays as it is. */
export function withTrials(addition: string | null, trials: string | null): string | null {
  const source = addition ?? '';
  const before = addition === null ? [] : parts(parseExpression(source));
  const texts = before.map((node) =>
    isTrials(node) ? trials && `trials(${trials})` : source.slice(node.start, node.end),
  );
  const added = trials === null || before.some(isTrials) ? [] : [`trials(${trials})`];
  return [...added, ...texts].filter((text) => text !== null).join(' + ') || null;
}

/** Is it said of a response of such a family how many trials there were? */
export function takesTrials({ kind }: Pick<Family, 'kind'>): boolean {
  return kind === 'successes';
}

/** Could a column hold numbers of trials: whole numbers, none below 0? */
export function holdsTrials({ kind, whole, min = 0 }: ColumnInfo): boolean {
  return (kind === 'integer' || kind === 'double') && whole && min >= 0;
}

/** Is the number of trials said, whole, and never below the number of successes? */
export function checkTrials(
  reading: ReadFormula,
  family: Family,
  columns: readonly ColumnInfo[],
): readonly Problem[] {
  if (!takesTrials(family)) return [];
  const { formula, response } = reading;
  const found = trialsIn(formula.addition);
  if (!found) {
    const hint = t('checks.trials.choose', {
      response: response === null ? formula.response : quoteName(response),
    });
    return [problem('family', t('checks.trials.none', { family: family.name }), hint)];
  }
  const column = found.kind === 'name' ? columns.find(({ name }) => name === found.text) : undefined;
  if (column && !holdsTrials(column)) {
    return [
      problem('family', t('checks.trials.notWhole', { column: column.name }), t('checks.trials.other')),
    ];
  }
  const most = found.kind === 'number' ? Number(found.text) : column?.max;
  const successes = columns.find(({ name }) => name === response)?.max;
  if (most === undefined || successes === undefined || !(successes > most)) return [];
  const message = t('checks.trials.tooFew', { response: response ?? '', successes, most });
  const told = rowsMayGo([reading], columns) ? caution : problem;
  return [told('family', message, t('checks.trials.other'))];
}
