import { type Encoder, protocolError } from '../protocol';
import type { RDouble, RInteger, RNull, RRaw } from '../values';
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
  encode: (value, context) => ({
    codec: 'double',
    meta: encodeAttributes(value, context),
    buffers: [context.put(value.values)],
  }),
  decode: (payload, context) => {
    const bytes = aligned(context.bytes(payload.buffers[0]), 8);
    const values = new Float64Array(bytes.buffer, bytes.byteOffset, bytes.length / 8);
    return { type: 'double', values, ...decodeAttributes(payload.meta, context) };
  },
};

export const integerCodec = intCodec('integer');
export const logicalCodec = intCodec('logical');

function intCodec(type: 'integer' | 'logical'): Encoder<RInteger> {
  return {
    codec: type,
    canEncode: (value): value is RInteger => value.type === type,
    encode: (value, context) => ({
      codec: type,
      meta: encodeAttributes(value, context),
      buffers: [context.put(value.values)],
    }),
    decode: (payload, context) => {
      const values = int32(context.bytes(payload.buffers[0]));
      return { type, values, ...decodeAttributes(payload.meta, context) };
    },
  };
}

export const rawCodec: Encoder<RRaw> = {
  codec: 'raw',
  canEncode: (value): value is RRaw => value.type === 'raw',
  encode: (value, context) => ({
    codec: 'raw',
    meta: encodeAttributes(value, context),
    buffers: [context.put(value.values)],
  }),
  decode: (payload, context) => ({
    type: 'raw',
    values: aligned(context.bytes(payload.buffers[0]), 1),
    ...decodeAttributes(payload.meta, context),
  }),
};

/** Bytes as int32, on memory of their own. */
export function int32(bytes: Uint8Array): Int32Array {
  const own = aligned(bytes, 4);
  return new Int32Array(own.buffer, own.byteOffset, own.length / 4);
}

/** Bytes on an aligned buffer of their own: what came in a frame is copied out of it, so that the frame can go. */
function aligned(bytes: Uint8Array, width: number): Uint8Array {
  if (bytes.length % width !== 0) throw protocolError('a buffer does not hold whole numbers');
  const alone = bytes.byteOffset === 0 && bytes.buffer.byteLength === bytes.length;
  return alone ? bytes : new Uint8Array(bytes);
}
