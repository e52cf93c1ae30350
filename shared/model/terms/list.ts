import { categorySpecific } from './category-specific';
import { code } from './code';
import type { TermValues } from './fields';
import { gaussianProcess } from './gaussian-process';
import { interaction } from './interaction';
import { measurementError } from './measurement-error';
import { monotonic } from './monotonic';
import { offset } from './offset';
import { polynomial } from './polynomial';
import { smooth } from './smooth';
import { tensorSmooth } from './tensor-smooth';
import type { TermKind } from './term-kind';
import { variable } from './variable';

/** In the order in which they are offered, and in which a text is tried. */
const listed = [
  variable,
  interaction,
  smooth,
  tensorSmooth,
  monotonic,
  polynomial,
  gaussianProcess,
  measurementError,
  categorySpecific,
  offset,
  // Reads all that the others do not.
  code,
] as const;

export type TermId = (typeof listed)[number]['id'];

/** All kinds of term: what is not here does not exist. */
export const termKinds: readonly TermKind<TermValues, TermId>[] = listed;

/** The kind called `id`. */
export function termKind(id: TermId): TermKind<TermValues, TermId> {
  return termKinds.find((kind) => kind.id === id) ?? code;
}
