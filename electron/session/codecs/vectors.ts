import { type EncodeContext, type Encoder, type PayloadRef, protocolError } from '../protocol';
import type { RAttributes, RComplex, RDouble, RInteger, RInteger64, RNull, RRaw } from '../values';
import { decodeAttributes, encodeAttributes } from './attributes';

export const nullCodec: Encoder<RNull> = {
  codec: 'null',
  canEncode: (value): value is RNull => value.type === 'null',
  encode: () => ({ codec: 'null', meta: {}, buffers: [] }),
  decode: () => ({ type: 'null' }),
};

export const doubleCodec: Encoder<RDouble> = {
  codec: 'double',
  canEncode: (value): value is RDouble => value.type === 'double',
  encode: (value, context) => encodeVector(value, value.values.length, context),
  decode: ({ meta, buffers }, context) => {
    const values = float64(context.bytes(buffers[0]));
    return { type: 'double', values, ...decodeAttributes(meta, values.length, context) };
  },
};

export const complexCodec: Encoder<RComplex> = {
  codec: 'complex',
  canEncode: (value): value is RComplex => value.type === 'complex',
  encode: (value, context) => encodeVector(value, value.values.length / 2, context),
  decode: ({ meta, buffers }, context) => {
    const values = float64(context.bytes(buffers[0]), 16);
    return { type: 'complex', values, ...decodeAttributes(meta, values.length / 2, context) };
  },
};

/** Has the field `storage`, as the other classes of numbers do; it is always double. */
export const integer64Codec: Encoder<RInteger64> = {
  codec: 'integer64',
  canEncode: (value): value is RInteger64 => value.type === 'integer64',
  encode: (value, context) => {
    const payload = encodeVector(value, value.values.length, context);
    return { ...payload, meta: { ...payload.meta, storage: 'double' } };
  },
  decode: ({ meta, buffers }, context) => {
    const bytes = aligned(context.bytes(buffers[0]), 8);
    const values = new BigInt64Array(bytes.buffer, bytes.byteOffset, bytes.length / 8);
    return { type: 'integer64', values, ...decodeAttributes(meta, values.length, context) };
  },
};

export const integerCodec = intCodec('integer');
export const logicalCodec = intCodec('logical');

function intCodec(type: 'integer' | 'logical'): Encoder<RInteger> {
  return {
    codec: type,
    canEncode: (value): value is RInteger => value.type === type,
    encode: (value, context) => encodeVector(value, value.values.length, context),
    decode: ({ meta, buffers }, context) => {
      const values = int32(context.bytes(buffers[0]));
      return { type, values, ...decodeAttributes(meta, values.length, context) };
    },
  };
}

export const rawCodec: Encoder<RRaw> = {
  codec: 'raw',
  canEncode: (value): value is RRaw => value.type === 'raw',
  encode: (value, context) => encodeVector(value, value.values.length, context),
  decode: ({ meta, buffers }, context) => {
    const values = aligned(context.bytes(buffers[0]), 1);
    return { type: 'raw', values, ...decodeAttributes(meta, values.length, context) };
  },
};

type Vector = RAttributes & { readonly type: string; readonly values: ArrayBufferView };

/** `length`: the number of elements in R. */
function encodeVector(value: Vector, length: number, context: EncodeContext): PayloadRef {
  const meta = encodeAttributes(value, length, context);
  return { codec: value.type, meta, buffers: [context.put(value.values)] };
}

/** Bytes as int32, in memory of their own. */
export function int32(bytes: Uint8Array): Int32Array {
  const own = aligned(bytes, 4);
  return new Int32Array(own.buffer, own.byteOffset, own.length / 4);
}

/** Bytes as float64, in memory of their own; one element has `width` bytes. */
export function float64(bytes: Uint8Array, width = 8): Float64Array {
  const own = aligned(bytes, width);
  return new Float64Array(own.buffer, own.byteOffset, own.length / 8);
}

/** Bytes in an aligned buffer of their own: bytes of a frame are copied, so that the frame's memory can be freed. */
function aligned(bytes: Uint8Array, width: number): Uint8Array {
  if (bytes.length % width !== 0)
    throw protocolError(`a buffer has ${bytes.length} bytes, not a multiple of ${width}`);
  const alone = bytes.byteOffset === 0 && bytes.buffer.byteLength === bytes.length;
  return alone ? bytes : new Uint8Array(bytes);
}
