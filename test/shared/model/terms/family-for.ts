import { findFamily } from '../../../../shared/model/families';
import type { Problem } from '../../../../shared/model/problem';
import type { termKinds } from '../../../../shared/model/terms/list';
import { columns } from './columns';

type Kind = (typeof termKinds)[number];

/** What a usual term of this kind does wrong in the formula of a response of this family. */
export function errorsOf(kind: Kind, family: string): readonly Problem[] {
  const values = kind.fresh(columns);
  if (values === null) return [];
  const context = { columns, family: findFamily(family), dpar: null, inGroup: false };
  return kind.check(values, context).filter(({ severity }) => severity === 'error');
}

/** A family that takes terms of this kind: of ordered answers, which take most, or of plain numbers. */
export function familyFor(kind: Kind): 'acat' | 'gaussian' {
  return errorsOf(kind, 'acat').length === 0 ? 'acat' : 'gaussian';
}
