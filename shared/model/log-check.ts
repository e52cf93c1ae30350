import { t } from '../texts/texts';
import type { ColumnInfo } from './column-info';
import type { ParsedSpec, Read } from './parsed-spec';
import { caution, type Problem, problem } from './problem';
import type { Expression } from './r-syntax/parse';
import { termKinds } from './terms/list';

const logs: ReadonlySet<string> = new Set(['log', 'log2', 'log10']);
/** What gives on a value that is not finite. Of others (`ifelse`, a division) it may not be left. */
const passing: ReadonlySet<string> = new Set(['~', '+', '-', '*', ':', '|', '||']);
const wrappers: ReadonlySet<string> = new Set(termKinds.flatMap(({ passesOn = [] }) => passesOn));

/** The columns of which `expression` takes the plain logarithm, with the text of each such call. */
function logsIn(expression: Expression, source: string): readonly { column: string; text: string }[] {
  switch (expression.kind) {
    case 'paren':
      return logsIn(expression.inner, source);
    case 'unary':
      return logsIn(expression.operand, source);
    case 'binary': {
      if (!passing.has(expression.op)) return [];
      // Right of a bar stand groups, and additions to the response.
      const right = expression.op.startsWith('|') ? [] : logsIn(expression.right, source);
      return [...logsIn(expression.left, source), ...right];
    }
    case 'call': {
      const name = expression.callee.kind === 'name' ? expression.callee.text : '';
      const first = expression.args[0]?.value;
      if (!first) return [];
      if (wrappers.has(name)) return logsIn(first, source);
      if (!logs.has(name) || first.kind !== 'name') return [];
      return [{ column: first.text, text: source.slice(expression.start, expression.end) }];
    }
    default:
      return [];
  }
}

/**
 * Logarithms of zero and of less: no chain of such a model could start. A caution where the row may be left out, by a
 * missing value in another column or by `subset()`.
 */
export function checkLogs(
  { formula, dpars }: ParsedSpec,
  columns: readonly ColumnInfo[],
): readonly Problem[] {
  // `checkFormula` and `checkDpars` report texts that cannot be read.
  const texts = [formula, ...dpars.values()].filter((reading) => reading.ok);
  const logs = texts.flatMap(({ expression, text }) => logsIn(expression, text));
  const found = new Map(logs.map((each) => [each.text, each.column]));
  if (found.size === 0) return [];
  const mayGo = rowsMayGo(texts, columns);
  return [...found].flatMap(([text, name]) => {
    const column = columns.find((each) => each.name === name);
    const { min, minRow } = column ?? {};
    if (min === undefined || min > 0) return [];
    const fault = min === 0 ? 'infinite' : 'undefined';
    const message = t(minRow === undefined ? `checks.log.${fault}` : `checks.log.${fault}InRow`, {
      call: text,
      column: name,
      value: min,
      ...(minRow !== undefined && { row: minRow }),
    });
    const hint = t('checks.log.correct', { column: name });
    return [mayGo ? caution('data', message, hint) : problem('data', message, hint)];
  });
}

/** May brms leave rows out of a model with these texts: for a missing value, or by `subset()`? */
export function rowsMayGo(
  texts: readonly Pick<Read, 'text' | 'variables'>[],
  columns: readonly ColumnInfo[],
): boolean {
  const used = new Set(texts.flatMap(({ variables }) => variables));
  return (
    texts.some(({ text }) => /\bsubset\s*\(/.test(text)) ||
    columns.some(({ name, missing }) => used.has(name) && missing > 0)
  );
}
