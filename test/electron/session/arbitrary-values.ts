import fc from 'fast-check';
import { naInteger, naInteger64 } from '../../../electron/session/missing-values';
import type {
  RAttribute,
  RAttributes,
  RColumn,
  RDataFrame,
  RList,
  RValue,
} from '../../../electron/session/values';
import { doubles, formula, ints, numbers, textOrNa, texts } from './arbitrary-parts';

// Values in the form in which they come back: where R has two ways of saying one thing (rows numbered 1, 2, 3; labels
// of nothing), the one that it makes of both.

const made = new Map<number, fc.Arbitrary<RValue>>();

const attributeName = fc.constantFrom(
  'unit',
  'contrasts',
  'a b',
  'ü',
  'na',
  'nam',
  'di',
  'at',
  '__proto__',
  'x',
);

/** Further attributes. `depth`: how many more levels there may be. */
function further(depth: number): fc.Arbitrary<readonly RAttribute[]> {
  if (depth === 0) return fc.constant([]);
  const one = fc.record({
    name: attributeName,
    value: arbitraryValue(depth - 1).filter((value) => value.type !== 'null'),
  });
  const some = fc.uniqueArray(one, { minLength: 1, maxLength: 2, selector: ({ name }) => name });
  return fc.oneof({ weight: 5, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: some });
}

interface Shape {
  readonly length: number;
  readonly attributes: RAttributes;
}

/** A length and attributes that go with it; `rows`: a given extent of the first dimension. */
function shape(depth: number, rows?: number): fc.Arbitrary<Shape> {
  const extent = fc.integer({ min: 0, max: 4 });
  const first = rows === undefined ? extent : fc.constant(rows);
  const flat = first.chain((length) =>
    fc.option(texts(length), { nil: undefined }).map((names) => ({ length, attributes: named(names) })),
  );
  const array = fc
    .tuple(first, fc.array(extent, { maxLength: 2 }))
    .chain(([rowCount, others]) => dimensions([rowCount, ...others]));
  return fc
    .tuple(fc.oneof({ weight: 3, arbitrary: flat }, array), further(depth))
    .map(([shaped, attributes]) =>
      attributes.length > 0 ? { ...shaped, attributes: { ...shaped.attributes, attributes } } : shaped,
    );
}

function named(names: readonly (string | null)[] | undefined): RAttributes {
  return names ? { names } : {};
}

function dimensions(dim: readonly number[]): fc.Arbitrary<Shape> {
  const length = dim.reduce((product, extent) => product * extent, 1);
  const labels = fc.tuple(
    ...dim.map((extent) => (extent === 0 ? fc.constant(null) : fc.option(texts(extent)))),
  );
  return fc
    .tuple(fc.boolean(), labels, fc.option(texts(dim.length)), fc.option(texts(dim.length)))
    .map(([labelled, dimnames, dimLabels, dimNames]) => {
      const extents = { dim, ...(dimNames && { dimNames }) };
      if (!labelled || dimnames.every((one) => one === null)) return { length, attributes: extents };
      return { length, attributes: { ...extents, dimnames, ...(dimLabels && { dimLabels }) } };
    });
}

/** Vectors and lists of this shape. */
function shapedValue({ length, attributes }: Shape, depth: number): fc.Arbitrary<RValue> {
  const of = <V extends RValue>(values: fc.Arbitrary<V>) =>
    values.map((value) => ({ ...value, ...attributes }));
  const flags = fc.array(fc.constantFrom(0, 1, naInteger), { minLength: length, maxLength: length });
  const longs = fc.array(
    fc.oneof(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), fc.constant(naInteger64)),
    {
      minLength: length,
      maxLength: length,
    },
  );
  const zone = fc.constantFrom(undefined, [], [''], ['UTC'], ['Europe/Berlin'], ['', 'CET', 'CEST'], [null]);
  const units = fc.constantFrom('secs', 'mins', 'hours', 'days', 'weeks');
  const choices: fc.Arbitrary<RValue>[] = [
    of(doubles(length).map((values) => ({ type: 'double', values }))),
    of(ints(length).map((values) => ({ type: 'integer', values }))),
    of(flags.map((all) => ({ type: 'logical', values: Int32Array.from(all) }))),
    of(texts(length).map((values) => ({ type: 'character', values }))),
    of(doubles(2 * length).map((values) => ({ type: 'complex', values }))),
    of(fc.uint8Array({ minLength: length, maxLength: length }).map((values) => ({ type: 'raw', values }))),
    of(longs.map((all) => ({ type: 'integer64', values: BigInt64Array.from(all) }))),
    of(numbers(length).map((values) => ({ type: 'date', values }))),
    of(
      fc
        .tuple(numbers(length), zone)
        .map(([values, tzone]) => ({ type: 'datetime', values, ...(tzone && { tzone }) })),
    ),
    of(fc.tuple(numbers(length), units).map(([values, unit]) => ({ type: 'difftime', values, units: unit }))),
    of(factor(length)),
  ];
  if (depth > 0) choices.push(of(listOf(length, depth)));
  return fc.oneof(...choices);
}

function listOf(length: number, depth: number): fc.Arbitrary<RList> {
  return fc
    .array(arbitraryValue(depth - 1), { minLength: length, maxLength: length })
    .map((values) => ({ type: 'list', values }));
}

function factor(length: number): fc.Arbitrary<RValue & { readonly type: 'factor' }> {
  return fc
    .tuple(fc.uniqueArray(textOrNa, { minLength: 1, maxLength: 5 }), fc.boolean())
    .chain(([levels, ordered]) =>
      fc
        .array(fc.oneof(fc.integer({ min: 1, max: levels.length }), fc.constant(naInteger)), {
          minLength: length,
          maxLength: length,
        })
        .map((codes) => ({ type: 'factor', codes: Int32Array.from(codes), levels, ordered })),
    );
}

/** Long lists of short elements, which are packed, among others which are not. */
const packedList: fc.Arbitrary<RValue> = fc
  .array(
    fc.oneof(
      {
        weight: 8,
        arbitrary: fc
          .integer({ min: 0, max: 3 })
          .chain((length) => shapedValue({ length, attributes: {} }, 0)),
      },
      { weight: 1, arbitrary: fc.constant<RValue>({ type: 'null' }) },
      { weight: 1, arbitrary: shape(0).chain((one) => shapedValue(one, 0)) },
    ),
    { minLength: 16, maxLength: 120 },
  )
  .map((values) => ({ type: 'list', values }));

function dataFrame(depth: number, rows?: number): fc.Arbitrary<RDataFrame> {
  const counted = rows === undefined ? fc.integer({ min: 0, max: 4 }) : fc.constant(rows);
  const classes = fc.constantFrom(
    undefined,
    undefined,
    ['tbl_df', 'tbl', 'data.frame'],
    ['brmsprior', 'data.frame'],
    ['draws_df', 'draws', 'tbl_df', 'tbl', 'data.frame'],
  );
  return counted.chain((rowCount) => {
    const value =
      depth > 0
        ? fc.oneof({ weight: 5, arbitrary: cells(rowCount, depth) }, dataFrame(depth - 1, rowCount))
        : cells(rowCount, depth);
    const column: fc.Arbitrary<RColumn> = fc.record({ name: textOrNa, value });
    return fc.tuple(fc.array(column, { maxLength: 4 }), rowNames(rowCount), classes, further(depth)).map(
      ([columns, names, kind, attributes]): RDataFrame => ({
        type: 'data.frame',
        columns,
        rowCount,
        ...(names && { rowNames: names }),
        ...(kind && { classes: kind }),
        ...(!kind && attributes.length > 0 && { attributes }),
      }),
    );
  });
}

function cells(rowCount: number, depth: number): fc.Arbitrary<RValue> {
  return shape(depth, rowCount).chain((one) => shapedValue(one, depth));
}

function rowNames(rowCount: number): fc.Arbitrary<RDataFrame['rowNames'] | undefined> {
  const inNumbers = Int32Array.from({ length: rowCount }, (_, row) => 7 - row * row);
  const someText = texts(rowCount).map((names) => names.map((name) => name ?? 'none'));
  return fc.oneof(fc.constant(undefined), someText, ...(rowCount > 0 ? [fc.constant(inNumbers)] : []));
}

const draws: fc.Arbitrary<RValue> = fc.oneof(
  fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 1, max: 3 })).chain(([count, variables]) =>
    dimensions([count, 2, variables]).chain(({ length, attributes }) =>
      doubles(length).map(
        (values): RValue => ({
          type: 'draws',
          classes: ['draws_array', 'draws', 'array'],
          value: { type: 'double', values, ...attributes },
        }),
      ),
    ),
  ),
  listOf(2, 1).map((value): RValue => ({ type: 'draws', classes: ['draws_list', 'draws', 'list'], value })),
);

/** Any value that goes to R and comes back by value. `depth`: how many levels of lists and attributes there may be. */
export function arbitraryValue(depth: number): fc.Arbitrary<RValue> {
  // Made once for each depth: they are made of each other, many times over.
  const known = made.get(depth);
  if (known) return known;
  const value = makeValue(depth);
  made.set(depth, value);
  return value;
}

function makeValue(depth: number): fc.Arbitrary<RValue> {
  const shaped = shape(depth).chain((one) => shapedValue(one, depth));
  if (depth === 0) {
    return fc.oneof(
      { weight: 8, arbitrary: shaped },
      { weight: 1, arbitrary: formula },
      fc.constant<RValue>({ type: 'null' }),
    );
  }
  return fc.oneof(
    { weight: 16, arbitrary: shaped },
    { weight: 4, arbitrary: dataFrame(depth - 1) },
    { weight: 2, arbitrary: packedList },
    { weight: 1, arbitrary: draws },
    { weight: 2, arbitrary: arbitraryValue(0) },
  );
}
