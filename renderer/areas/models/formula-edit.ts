import { type GroupTerm, type ParsedFormula, printTerm, type Term } from '../../../shared/model/formula';

export function isMain(term: Term, variable: string): boolean {
  return term.kind === 'variables' && term.crossing === 'main' && term.variables[0] === variable;
}

/** Does `variable` stand in a term of any kind that the builder understands? */
export function usesVariable(terms: readonly Term[], variable: string): boolean {
  return terms.some((term) => term.kind === 'variables' && term.variables.includes(variable));
}

/** Adds `variable` as a main effect, or takes it away where it is one. */
export function toggleMain(formula: ParsedFormula, variable: string): ParsedFormula {
  const without = formula.terms.filter((term) => !isMain(term, variable));
  if (without.length < formula.terms.length) return { ...formula, terms: without };
  return {
    ...formula,
    terms: [...formula.terms, { kind: 'variables', variables: [variable], crossing: 'main' }],
  };
}

export function addTerm(formula: ParsedFormula, term: Term): ParsedFormula {
  const known = formula.terms.some((other) => printTerm(other) === printTerm(term));
  return known ? formula : { ...formula, terms: [...formula.terms, term] };
}

/**
 * Adds an interaction. `a * b` already holds the main effects of a and b, so those are dropped, as R would
 * count them once anyway and the formula reads better without.
 */
export function addInteraction(
  formula: ParsedFormula,
  variables: readonly string[],
  crossing: 'full' | 'only',
): ParsedFormula {
  const kept =
    crossing === 'full'
      ? formula.terms.filter((term) => !variables.some((variable) => isMain(term, variable)))
      : formula.terms;
  return addTerm({ ...formula, terms: kept }, { kind: 'variables', variables, crossing });
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

/** The group with slopes for `texts`: terms that it or the population level has, or plain variables. */
export function withSlopes(group: GroupTerm, texts: readonly string[], known: readonly Term[]): GroupTerm {
  const terms = texts.map(
    (text): Term =>
      [...group.terms, ...known].find((term) => printTerm(term) === text) ?? {
        kind: 'variables',
        variables: [text],
        crossing: 'main',
      },
  );
  return { ...group, terms };
}
