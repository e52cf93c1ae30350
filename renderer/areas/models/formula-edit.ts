import {
  type GroupTerm,
  type ParsedFormula,
  type Predictor,
  parsePredictor,
} from '../../../shared/model/formula';
import { quoteName } from '../../../shared/model/r-syntax/names';
import { heldTexts, printTerm, type Term, termColumns } from '../../../shared/model/terms/term';
import { variable } from '../../../shared/model/terms/variable';

function mainTerm(column: string): Term {
  return { kind: variable.id, values: { column } };
}

export function isMain(term: Term, column: string): boolean {
  return printTerm(term) === quoteName(column);
}

/** Does `column` stand in a term of any kind that the builder understands? */
export function usesColumn(terms: readonly Term[], column: string): boolean {
  return terms.some((term) => termColumns(term).includes(column));
}

/** Adds `column` as a main effect, or takes it away where it is one. */
export function toggleMain(formula: ParsedFormula, column: string): ParsedFormula {
  const without = formula.terms.filter((term) => !isMain(term, column));
  if (without.length < formula.terms.length) return { ...formula, terms: without };
  return { ...formula, terms: [...formula.terms, mainTerm(column)] };
}

/**
 * Puts what `added` has in the place of the term at `index`; at the end where that is null. What is there already is not
 * put twice. Terms that a new one holds are dropped (`a * b` already holds a and b), as R would count them once anyway and
 * the formula reads better without.
 */
export function putTerms(
  formula: ParsedFormula,
  index: number | null,
  added: Pick<Predictor, 'terms' | 'groups'>,
): ParsedFormula {
  const held = new Set(added.terms.flatMap(heldTexts));
  const kept = (terms: readonly Term[]) => terms.filter((term) => !held.has(printTerm(term)));
  const before = kept(formula.terms.slice(0, index ?? formula.terms.length));
  const after = kept(index === null ? [] : formula.terms.slice(index + 1));
  const known = new Set([...before, ...after].map(printTerm));
  const fresh = added.terms.filter((term) => !known.has(printTerm(term)));
  return { ...formula, terms: [...before, ...fresh, ...after], groups: [...formula.groups, ...added.groups] };
}

export function removeTerm(formula: ParsedFormula, index: number): ParsedFormula {
  return { ...formula, terms: formula.terms.filter((_, i) => i !== index) };
}

export function setGroup(formula: ParsedFormula, index: number, group: GroupTerm): ParsedFormula {
  return { ...formula, groups: formula.groups.map((old, i) => (i === index ? group : old)) };
}

export function removeGroup(formula: ParsedFormula, index: number): ParsedFormula {
  return { ...formula, groups: formula.groups.filter((_, i) => i !== index) };
}

/** Varying slopes as the picker holds them: each term by its text. */
export function slopeTexts(group: GroupTerm): readonly string[] {
  return group.terms.map(printTerm);
}

/** The group with slopes for `texts`: terms that it or the population level has, or what else they say in R. */
export function withSlopes(group: GroupTerm, texts: readonly string[], known: readonly Term[]): GroupTerm {
  const terms = texts.flatMap((text) => {
    const same = [...group.terms, ...known].find((term) => printTerm(term) === text);
    return same ? [same] : parsePredictor(text).terms;
  });
  return { ...group, terms };
}
