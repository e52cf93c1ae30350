import type { ObjectFacts, ObjectPart, ObjectPlace, PathStep } from '../../../shared/contract/objects';
import { quoteName, quoteString } from '../../../shared/model/r-syntax/names';
import { placeKey, sameStep } from '../../store/object-keys';
import { factsAt } from '../../store/object-tree-slice';
import type { ObjectTreeSlice } from '../../store/state/object-tree';
import type { ObjectsSlice } from '../../store/state/objects';

type Known = Pick<ObjectTreeSlice, 'objectParts'> & Pick<ObjectsSlice, 'objects'>;

/** `code` with one step more; `siblings` come before the part, so a name of theirs would be found first. */
function withStep(
  code: string,
  part: ObjectPart,
  holder: ObjectFacts,
  siblings: readonly ObjectPart[],
): string {
  const { step, name } = part;
  switch (step.by) {
    case 'slot':
      return `${code}@${quoteName(step.name)}`;
    case 'binding':
      return `${code}$${quoteName(step.name)}`;
    case 'attribute':
      return `attr(${code}, ${quoteString(step.name)})`;
    case 'element': {
      const byNumber = `[[${step.index}]]`;
      const unnamed = name === '' || name === byNumber;
      const taken = siblings.some((other) => other.step.by === 'element' && other.name === name);
      if (unnamed || taken) return code + byNumber;
      const dollar = holder.type === 'list' || holder.type === 'pairlist';
      return code + (dollar ? `$${quoteName(name)}` : `[[${quoteString(name)}]]`);
    }
  }
}

/** A step to a part of which nothing is known but where it is. */
function blindPart(step: PathStep): ObjectPart {
  const name = step.by === 'element' ? `[[${step.index}]]` : step.name;
  return { ...unknownFacts, step, name };
}
const unknownFacts: ObjectFacts = {
  kind: 'other',
  classes: [],
  type: '',
  dim: null,
  length: 0,
  size: 0,
  label: '',
  expandable: false,
  tabular: false,
};

/** R code that leads from `root` to the place: `x$data$zBase`, `x@sim[[1]]`, `attr(x$formula, "terms")`. */
export function placeCode(known: Known, place: ObjectPlace, root = 'x'): string {
  return place.path.reduce((code, step, i) => {
    const holder = { ref: place.ref, path: place.path.slice(0, i) };
    const parts = known.objectParts[placeKey(holder)]?.parts ?? [];
    const at = parts.findIndex((part) => sameStep(part.step, step));
    const part = parts[at] ?? blindPart(step);
    return withStep(code, part, factsAt(known, holder) ?? unknownFacts, parts.slice(0, Math.max(0, at)));
  }, root);
}
