import { type ObjectFacts, objectKinds } from '../../shared/contract/objects';
import { StudioError } from '../../shared/errors/studio-error';
import { listOf, numbersOf, textsOf } from '../session/expect';
import { informingCount } from '../session/informing';
import type { RValue } from '../session/values';

/** A logical vector; a missing value is false. Throws `internal` for anything else. */
function truthsOf(value: RValue | undefined): readonly boolean[] {
  if (value?.type === 'logical') return Array.from(value.values, (flag) => flag === 1);
  throw new StudioError('internal', `R gave ${value?.type ?? 'nothing'} where TRUE or FALSE was expected.`);
}

/** What `facts_columns` of the worker's objects-facts.R gives, one entry for each object. */
export function factsOf(value: RValue | undefined): readonly ObjectFacts[] {
  const fields = listOf(value);
  const types = textsOf(fields.type);
  const labels = textsOf(fields.label);
  const lengths = numbersOf(fields.length).map(informingCount);
  const sizes = numbersOf(fields.size).map(informingCount);
  const expandable = truthsOf(fields.expandable);
  const tabular = truthsOf(fields.tabular);
  const classes = pieces(textsOf(fields.classes), numbersOf(fields.class_counts));
  const dims = pieces(numbersOf(fields.dims).map(informingCount), numbersOf(fields.dim_counts));
  return textsOf(fields.kind).map((kind, i) => {
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
