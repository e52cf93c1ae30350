import { type ParsedFormula, type Predictor, parsePredictor } from '../../../../shared/model/formula';
import { isComplete, type TermValues } from '../../../../shared/model/terms/fields';
import { type TermId, termKind } from '../../../../shared/model/terms/list';
import { printTerm } from '../../../../shared/model/terms/term';

/** A term whose form is open. */
export interface OpenTerm {
  readonly kind: TermId;
  readonly values: TermValues;
  /** Where it stands and how it reads there; null for a new one. */
  readonly place: { readonly index: number; readonly text: string } | null;
}

/** The form of the term at `index`. */
export function openTerm(formula: ParsedFormula, index: number): OpenTerm | null {
  const term = formula.terms[index];
  return term ? { kind: term.kind, values: term.values, place: { index, text: printTerm(term) } } : null;
}

/** Is the term that is changed still where it was? The formula can be typed meanwhile. */
export function isThere(formula: ParsedFormula, { place }: OpenTerm): boolean {
  if (place === null) return true;
  const term = formula.terms[place.index];
  return term !== undefined && printTerm(term) === place.text;
}

/**
 * What a filled form gives: null where it is not complete. R text may hold several terms, grouping terms among them.
 * Throws `invalid-input` where R could not read it.
 */
export function formResult(kind: TermId, values: TermValues): Predictor | null {
  const { fields, print } = termKind(kind);
  return isComplete(fields, values) ? parsePredictor(print(values)) : null;
}
