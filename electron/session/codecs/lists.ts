import { list, record } from '../parse-frame';
import { type DecodeContext, type EncodeContext, type Encoder, protocolError } from '../protocol';
import type { RAttributes, RCharacter, RDouble, RInteger, RList, RValue } from '../values';
import { decodeAttributes, encodeAttributes } from './attributes';

// In a long list, a payload for each element would be larger than the elements. So short vectors without attributes are
// joined into one vector for each type, which is sent with their places in the list and their lengths.
const packedLeast = 16;
const packedLongest = 64;

type Packable = RDouble | RInteger | RCharacter;

/**
 * `items` has the elements as payloads. Of long lists, `packed` has the short vectors, one part for each type: `values`
 * of all of them, `at` (places from 0) and `lengths` (absent if all are 1). Then the list's `at` has the places of
 * `items`.
 */
export const listCodec: Encoder<RList> = {
  codec: 'list',
  canEncode: (value): value is RList => value.type === 'list',
  encode: (value, context) => {
    const { values } = value;
    const meta = encodeAttributes(value, values.length, context);
    const groups = values.length < packedLeast ? [] : packable(values);
    if (groups.length === 0) {
      return {
        codec: 'list',
        meta: { ...meta, items: values.map((item) => context.encode(item)) },
        buffers: [],
      };
    }
    const taken = new Set(groups.flatMap((group) => group.places));
    const rest = Array.from(values.keys()).filter((place) => !taken.has(place));
    const items = values.filter((_, place) => !taken.has(place)).map((item) => context.encode(item));
    const packed = groups.map((group) => pack(group, context));
    return {
      codec: 'list',
      meta: { ...meta, items, packed, at: context.encode(integers(rest)) },
      buffers: [],
    };
  },
  decode: ({ meta }, context) => {
    const items = list(meta.items).map((item) => context.decode(item));
    const values = meta.packed == null ? items : unpack(items, meta.at, list(meta.packed), context);
    return { type: 'list', values, ...decodeAttributes(meta, values.length, context) };
  },
};

interface Group {
  readonly places: number[];
  readonly elements: Packable[];
}

/** The elements that can be packed, and their places, by type. */
function packable(values: readonly RValue[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const [place, value] of values.entries()) {
    if (!isPackable(value)) continue;
    const group = groups.get(value.type) ?? { places: [], elements: [] };
    groups.set(value.type, group);
    group.places.push(place);
    group.elements.push(value);
  }
  return [...groups.values()].filter(({ places }) => places.length >= packedLeast);
}

function isPackable(value: RValue): value is Packable {
  switch (value.type) {
    case 'double':
    case 'integer':
    case 'logical':
    case 'character':
      return value.values.length <= packedLongest && isBare(value);
    default:
      return false;
  }
}

function isBare({ names, dim, attributes }: RAttributes): boolean {
  return !names && !dim && !attributes?.length;
}

function pack({ places, elements }: Group, context: EncodeContext) {
  const lengths = elements.map((element) => element.values.length);
  return {
    at: context.encode(integers(places)),
    values: context.encode(concatenated(elements)),
    ...(lengths.some((length) => length !== 1) && { lengths: context.encode(integers(lengths)) }),
  };
}

/** Elements of one type, one after the other. */
function concatenated(elements: readonly Packable[]): Packable {
  const total = elements.reduce((sum, element) => sum + element.values.length, 0);
  const [first] = elements;
  if (first?.type === 'character') {
    const texts = elements.flatMap((element) => (element.type === 'character' ? element.values : []));
    return { type: 'character', values: texts };
  }
  if (first?.type === 'double') {
    const values = new Float64Array(total);
    fill(values, elements);
    return { type: 'double', values };
  }
  const values = new Int32Array(total);
  fill(values, elements);
  return { type: first?.type === 'logical' ? 'logical' : 'integer', values };
}

/** Copies memory instead of numbers: a NaN read as a number may change its bits. */
function fill(into: Float64Array | Int32Array, elements: readonly Packable[]): void {
  let start = 0;
  for (const { type, values } of elements) {
    if (type === 'character') continue;
    into.set(values, start);
    start += values.length;
  }
}

function integers(values: readonly number[]): RInteger {
  return { type: 'integer', values: Int32Array.from(values) };
}

function unpack(
  items: readonly RValue[],
  at: unknown,
  packed: readonly unknown[],
  context: DecodeContext,
): readonly RValue[] {
  const parts = packed.map((part) => {
    const { at, values, lengths } = record(part, 'a part of a list');
    const elements = cutUp(context.decode(values), lengths == null ? null : counts(lengths, context));
    return { places: counts(at, context), elements };
  });
  const all = [{ places: counts(at, context), elements: items }, ...parts];
  const placed = new Array<RValue>(all.reduce((sum, { elements }) => sum + elements.length, 0));
  for (const { places, elements } of all) {
    if (places.length !== elements.length)
      throw protocolError(`a list has ${elements.length} elements, but ${places.length} places`);
    for (const [index, element] of elements.entries()) {
      const place = places[index] ?? -1;
      if (place < 0 || place >= placed.length || placed[place]) {
        throw protocolError('the place of an element of a list is used twice or outside of the list');
      }
      placed[place] = element;
    }
  }
  return placed;
}

function counts(payload: unknown, context: DecodeContext): Int32Array {
  const value = context.decode(payload);
  if (value.type !== 'integer') throw protocolError('counts were expected');
  return value.values;
}

/** `lengths` is null if all are 1. */
function cutUp(value: RValue, lengths: Int32Array | null): readonly RValue[] {
  if (!isPackedWhole(value)) throw protocolError('a packed part of a list has a type that cannot be packed');
  const sizes = lengths ?? new Int32Array(value.values.length).fill(1);
  let end = 0;
  const pieces = Array.from(sizes, (size) => {
    const start = end;
    end += size;
    if (size < 0 || end > value.values.length) throw protocolError('a part of a list is too short');
    return piece(value, start, end);
  });
  if (end !== value.values.length) throw protocolError('a part of a list is too long');
  return pieces;
}

function isPackedWhole(value: RValue): value is Packable {
  return ['double', 'integer', 'logical', 'character'].includes(value.type);
}

function piece(value: Packable, start: number, end: number): Packable {
  switch (value.type) {
    case 'double':
      return { type: value.type, values: value.values.slice(start, end) };
    case 'character':
      return { type: value.type, values: value.values.slice(start, end) };
    default:
      return { type: value.type, values: value.values.slice(start, end) };
  }
}
