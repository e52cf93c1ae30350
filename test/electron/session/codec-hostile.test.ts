import { describe, expect, test } from 'vitest';
import { standardCodecs } from '../../../electron/session/codecs/registry';
import type { PayloadRef } from '../../../electron/session/protocol';

// What a worker that has lost its mind may send: a protocol error each, no wrong value, no huge allocation.

const codecs = standardCodecs();
const decode = (payload: PayloadRef) => codecs.decode(payload, new Map());
const bytes = (view: ArrayBufferView) => new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
const payload = (codec: string, meta: object = {}, ...views: ArrayBufferView[]): PayloadRef => ({
  codec,
  meta: { ...meta },
  buffers: views.map(bytes),
});
const ints = (...values: number[]) => payload('integer', {}, Int32Array.from(values));
const doubles = (...values: number[]) => payload('double', {}, Float64Array.from(values));
const texts = (...values: string[]): PayloadRef =>
  codecs.encode({ type: 'character', values }, (view) => bytes(view));
const utf8 = (text: string) => new TextEncoder().encode(text);
const one = Float64Array.of(1);
const two = Float64Array.of(1, 2);

function nested(levels: number): PayloadRef {
  let value = ints(1);
  for (let level = 0; level < levels; level += 1) value = payload('list', { items: [value] });
  return value;
}

const cases: readonly (readonly [string, PayloadRef])[] = [
  ['no such codec', payload('nonsense')],
  ['a codec named as an object is made', payload('constructor')],
  ['no buffer', payload('double')],
  [
    'a buffer that was never read',
    {
      codec: 'double',
      meta: {},
      buffers: [{ name: 'w1', offset: 0, size: 64, content_size: 8, temporary: true }],
    },
  ],
  ['a double and a half', payload('double', {}, new Uint8Array(12))],
  ['half a complex number', payload('complex', {}, one)],
  ['too few names', payload('double', { names: texts('a') }, two)],
  ['names that are numbers', payload('double', { names: doubles(1) }, one)],
  ['dim that does not fit', payload('double', { dim: [3] }, two)],
  ['dim without extents', payload('double', { dim: [] }, two)],
  ['dim of fractions', payload('double', { dim: [0.5, 4] }, two)],
  ['dim below zero', payload('double', { dim: [-1, -2] }, two)],
  ['dim beyond what R has', payload('double', { dim: [2 ** 40, 0] }, new Uint8Array(0))],
  ['dim that is no list', payload('double', { dim: 2 }, two)],
  ['dimnames without dim', payload('double', { dimnames: [null] }, one)],
  ['dimnames of another length', payload('double', { dim: [2], dimnames: [texts('a')] }, two)],
  ['names of dim without dim', payload('double', { dim_names: texts('a') }, one)],
  ['names of dim of another rank', payload('double', { dim: [1, 2], dim_names: texts('a') }, two)],
  ['names of dim that are no texts', payload('double', { dim: [2], dim_names: ints(1) }, two)],
  ['dimnames of another rank', payload('double', { dim: [2], dimnames: [null, null] }, two)],
  ['attributes without names', payload('double', { attributes: { names: texts(), values: [ints(1)] } }, one)],
  ['attributes that are none', payload('double', { attributes: 5 }, one)],
  ['offsets beyond the text', payload('character', {}, utf8('a\0'), Int32Array.of(0, 9))],
  ['offsets that go back', payload('character', {}, utf8('a\0b\0'), Int32Array.of(0, 4, 2, 4))],
  ['offsets below zero', payload('character', {}, utf8('a\0'), Int32Array.of(-1, 2))],
  ['offsets within a string', payload('character', {}, utf8('abc\0'), Int32Array.of(0, 2, 4))],
  ['no offsets', payload('character', {}, utf8('a\0'), new Int32Array(0))],
  ['a text that is no UTF-8', payload('character', {}, Uint8Array.of(0xe9, 0), Int32Array.of(0, 2))],
  [
    'a missing string that is not there',
    payload('character', {}, utf8('\0'), Int32Array.of(0, 1), Int32Array.of(7)),
  ],
  [
    'a missing string that has text',
    payload('character', {}, utf8('a\0'), Int32Array.of(0, 2), Int32Array.of(0)),
  ],
  ['a code beyond the levels', payload('factor', { levels: texts('a'), ordered: false }, Int32Array.of(2))],
  ['a code of zero', payload('factor', { levels: texts('a'), ordered: false }, Int32Array.of(0))],
  ['a factor without levels', payload('factor', { ordered: false }, Int32Array.of(1))],
  ['dates of an unknown storage', payload('date', { storage: 'float' }, one)],
  ['a time span without units', payload('difftime', { storage: 'double' }, one)],
  ['a formula without text', payload('formula', { text: texts() })],
  ['a formula in a number', payload('formula', { text: texts('y ~ x'), environment: ints(1) })],
  ['draws that are text', payload('draws', { classes: texts('draws'), value: texts('a') })],
  ['a list that is none', payload('list', { items: 'abc' })],
  ['an item that is no payload', payload('list', { items: [5] })],
  ['a list nested too deep', nested(60)],
  ['a list nested far too deep', nested(5000)],
  [
    'packed elements of which two have one place',
    payload('list', { items: [], at: ints(), packed: [{ at: ints(0, 0), values: doubles(1, 2) }] }),
  ],
  [
    'packed elements beyond the end',
    payload('list', { items: [], at: ints(), packed: [{ at: ints(0, 1e9), values: doubles(1, 2) }] }),
  ],
  [
    'packed elements without places',
    payload('list', { items: [], at: ints(), packed: [{ at: ints(0), values: doubles(1, 2) }] }),
  ],
  [
    'packed elements of another length',
    payload('list', {
      items: [],
      at: ints(),
      packed: [{ at: ints(0), lengths: ints(9), values: doubles(1, 2) }],
    }),
  ],
  [
    'packed elements of a length below zero',
    payload('list', {
      items: [],
      at: ints(),
      packed: [{ at: ints(0, 1), lengths: ints(-1, 3), values: doubles(1, 2) }],
    }),
  ],
  [
    'packed elements left over',
    payload('list', {
      items: [],
      at: ints(),
      packed: [{ at: ints(0), lengths: ints(1), values: doubles(1, 2) }],
    }),
  ],
  ['packed lists', payload('list', { items: [], at: ints(), packed: [{ at: ints(0), values: nested(1) }] })],
  [
    'a frame of other names than columns',
    payload('data.frame', { names: texts('a'), columns: [], row_count: 0 }),
  ],
  [
    'a frame of columns that are too short',
    payload('data.frame', { names: texts('a'), columns: [ints(1)], row_count: 2 }),
  ],
  [
    'a frame of more rows than R has',
    payload('data.frame', { names: texts(), columns: [], row_count: 2 ** 40 }),
  ],
  ['a frame of half a row', payload('data.frame', { names: texts(), columns: [], row_count: 0.5 })],
  [
    'a frame of too few row names',
    payload('data.frame', { names: texts(), columns: [], row_count: 2, row_names: texts('a') }),
  ],
  [
    'row names that are doubles',
    payload('data.frame', { names: texts(), columns: [], row_count: 1, row_names: doubles(1) }),
  ],
  [
    'a frame of another class',
    payload('data.frame', { names: texts(), columns: [], row_count: 0, classes: texts('lm') }),
  ],
];

describe('a payload that no codec makes is a protocol error', () => {
  test.each(cases)('%s', (_, hostile) => {
    expect(() => decode(hostile)).toThrow(expect.objectContaining({ code: 'protocol' }));
  });

  test('the same payloads, made well, are none', () => {
    expect(
      decode(
        payload('list', { items: [ints(5)], at: ints(1), packed: [{ at: ints(0), values: doubles(1) }] }),
      ),
    ).toEqual({
      type: 'list',
      values: [
        { type: 'double', values: Float64Array.of(1) },
        { type: 'integer', values: Int32Array.of(5) },
      ],
    });
    expect(decode(payload('double', { dim: [1, 2] }, two))).toEqual({
      type: 'double',
      values: two,
      dim: [1, 2],
    });
    expect(decode(nested(45))).toMatchObject({ type: 'list' });
  });
});
