import type { Expression } from '../r-syntax/parse';
import { code } from './code';
import { columnsIn, type TermValues } from './fields';
import { type TermId, termKind, termKinds } from './list';

/** A term of a formula: its kind, and what that kind reads of it. */
export interface Term {
  readonly kind: TermId;
  readonly values: TermValues;
  /** Its text as it was typed, where we would write it another way. It is kept until the term is changed. */
  readonly typed?: string;
}

/** The term that `node` is; `source` is the text that it was read from. */
export function readTerm(node: Expression, source: string): Term {
  for (const { id, ownStyle, read, print } of termKinds) {
    const values = read(node, source);
    if (!values) continue;
    const typed = source.slice(node.start, node.end);
    return { kind: id, values, ...(!ownStyle && typed !== print(values) && { typed }) };
  }
  return codeTerm(source.slice(node.start, node.end));
}

/** R text as a term that is not looked into. */
export function codeTerm(text: string): Term {
  return { kind: code.id, values: { text } };
}

/** A term as R text. */
export function printTerm({ kind, values, typed }: Term): string {
  return typed ?? termKind(kind).print(values);
}

/** The columns that a term names; those within R code are not looked for. */
export function termColumns({ kind, values }: Term): readonly string[] {
  return columnsIn(termKind(kind).fields, values);
}

/** R texts of the terms that `term` holds too: `a * b` holds a and b. */
export function heldTexts({ kind, values }: Term): readonly string[] {
  return termKind(kind).holds?.(values) ?? [];
}
