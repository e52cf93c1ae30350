import { isAscii } from 'node:buffer';
import { StudioError } from '../../../shared/errors/studio-error';
import { type Encoder, protocolError } from '../protocol';
import type { RCharacter } from '../values';
import { decodeAttributes, encodeAttributes } from './attributes';
import { int32 } from './vectors';

/**
 * Strings in one buffer: UTF-8, each ended by a zero byte; the int32 offsets at which they start and, last, the end;
 * and, where there are any, the int32 positions of NA, which are empty strings before.
 * Encoding throws `invalid-input` at a zero character, which R's strings cannot hold.
 */
export const characterCodec: Encoder<RCharacter> = {
  codec: 'character',
  canEncode: (value): value is RCharacter => value.type === 'character',
  encode: (value, context) => {
    const { values } = value;
    const missing: number[] = [];
    const texts = values.map((text, index) => {
      if (text === null) missing.push(index);
      return text ?? '';
    });
    const bytes = Buffer.from(texts.length > 0 ? `${texts.join('\0')}\0` : '', 'utf8');
    if (bytes.length > 0x7fffffff) throw new StudioError('invalid-input', 'More than 2 GB of text at once.');
    const offsets = new Int32Array(values.length + 1);
    let end = 0;
    for (let index = 1; index <= values.length; index += 1) {
      end = bytes.indexOf(0, end) + 1;
      offsets[index] = end;
    }
    if (end !== bytes.length) {
      throw new StudioError('invalid-input', 'A text holds the character U+0000, which R cannot store.');
    }
    const buffers = [context.put(bytes), context.put(offsets)];
    if (missing.length > 0) buffers.push(context.put(Int32Array.from(missing)));
    return { codec: 'character', meta: encodeAttributes(value, context), buffers };
  },
  decode: (payload, context) => {
    const [bytes, starts, missing] = payload.buffers;
    const packed = context.bytes(bytes);
    const values: (string | null)[] = unpack(packed, int32(context.bytes(starts)));
    if (missing !== undefined) for (const index of int32(context.bytes(missing))) values[index] = null;
    return { type: 'character', values, ...decodeAttributes(payload.meta, context) };
  },
};

function unpack(packed: Uint8Array, offsets: Int32Array): string[] {
  const buffer = Buffer.from(packed.buffer, packed.byteOffset, packed.length);
  if (offsets.length === 0 || offsets[offsets.length - 1] !== packed.length) {
    throw protocolError('the offsets of strings do not fit their text');
  }
  // Where all is ASCII one decoding serves all; otherwise bytes and characters differ.
  const whole = isAscii(buffer) && packed.length < 0x1fffffe8 ? buffer.toString('latin1') : null;
  const values = new Array<string>(offsets.length - 1);
  for (let index = 0; index < values.length; index += 1) {
    const start = offsets[index] ?? 0;
    const end = (offsets[index + 1] ?? 0) - 1;
    values[index] = whole === null ? buffer.toString('utf8', start, end) : whole.slice(start, end);
  }
  return values;
}
