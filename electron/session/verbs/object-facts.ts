import { type ObjectFacts, objectKinds } from '../../../shared/contract/objects';
import { lenientCount } from '../lenient-values';
import type { Fields } from '../read-r-values';

/** Reads the result of `facts_columns` in the worker's objects-facts.R: one entry for each object. */
export function factsOf(fields: Fields): readonly ObjectFacts[] {
  const types = fields.texts('type');
  const labels = fields.texts('label');
  const lengths = fields.numbers('length').map(lenientCount);
  const sizes = fields.numbers('size').map(lenientCount);
  const expandable = fields.truths('expandable');
  const tabular = fields.truths('tabular');
  const classes = pieces(fields.texts('classes'), fields.numbers('class_counts'));
  const dims = pieces(fields.numbers('dims').map(lenientCount), fields.numbers('dim_counts'));
  return fields.texts('kind').map((kind, i) => {
    const dim = dims[i] ?? [];
    return {
      kind: objectKinds.find((known) => known === kind) ?? 'other',
      classes: classes[i] ?? [],
      type: types[i] ?? '',
      dim: dim.length > 0 ? dim : null,
      length: lengths[i] ?? 0,
      size: sizes[i] ?? 0,
      label: labels[i] ?? '',
      expandable: expandable[i] ?? false,
      tabular: tabular[i] ?? false,
    };
  });
}

/** Cuts a list into parts of these lengths. */
function pieces<T>(all: readonly T[], counts: readonly number[]): readonly (readonly T[])[] {
  let end = 0;
  return counts.map((count) => {
    end += count;
    return all.slice(end - count, end);
  });
}
