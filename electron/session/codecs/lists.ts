import { list, record } from '../parse-frame';
import { type DecodeContext, type EncodeContext, type Encoder, protocolError } from '../protocol';
import type { RAttributes, RCharacter, RDouble, RInteger, RList, RValue } from '../values';
import { decodeAttributes, encodeAttributes } from './attributes';

// A payload for each element of a long list costs more than the elements: short ones that have a type and nothing else
// are put one after the other into a vector of that type, with the places that they have in the list and their lengths.
const packedLeast = 16;
const packedLongest = 64;

type Packable = RDouble | RInteger | RCharacter;

/**
 * Elements as payloads in `items`; of long lists the short vectors in `packed`, a part for each type: `values` of all
 * of them, `at` (their places from 0), `lengths` (absent where all are 1). Then `at` has the places of `items`.
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

/** By memory, since a NaN that goes through a number may become another one. */
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
    if (places.length !== elements.length) throw protocolError('a list has other places than elements');
    for (const [index, element] of elements.entries()) {
      const place = places[index] ?? -1;
      if (place < 0 || place >= placed.length || placed[place]) {
        throw protocolError('an element of a list has no place of its own');
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

/** `lengths`: null where all are 1. */
function cutUp(value: RValue, lengths: Int32Array | null): readonly RValue[] {
  if (!isPackedWhole(value)) throw protocolError('a part of a list is of a type that is never packed');
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
