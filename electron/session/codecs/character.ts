import { isAscii, isUtf8 } from 'node:buffer';
import { StudioError } from '../../../shared/errors/studio-error';
import { type Encoder, protocolError } from '../protocol';
import type { RCharacter } from '../values';
import { decodeAttributes, encodeAttributes } from './attributes';
import { int32 } from './vectors';

/**
 * Strings are three buffers: the UTF-8 text, each string ended by a zero byte; the int32 offsets of the strings and,
 * last, of the end; and, if there are any, the int32 positions of NA, which are empty strings in the text.
 * Encoding throws `invalid-input` at a zero character and at half a surrogate pair: R's strings cannot hold them.
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
    const bytes = toBytes(texts);
    const offsets = new Int32Array(values.length + 1);
    let end = 0;
    for (let index = 1; index <= values.length; index += 1) {
      end = bytes.indexOf(0, end) + 1;
      offsets[index] = end;
    }
    if (end !== bytes.length) throw zeroCharacter();
    const buffers = [context.put(bytes), context.put(offsets)];
    if (missing.length > 0) buffers.push(context.put(Int32Array.from(missing)));
    return { codec: 'character', meta: encodeAttributes(value, values.length, context), buffers };
  },
  decode: (payload, context) => {
    const [bytes, starts, missing] = payload.buffers;
    const values: (string | null)[] = unpack(context.bytes(bytes), int32(context.bytes(starts)));
    if (missing !== undefined) {
      for (const index of int32(context.bytes(missing))) {
        if (values[index] !== '')
          throw protocolError(
            'the position of a missing string is outside of the strings, or not that of an empty one',
          );
        values[index] = null;
      }
    }
    return { type: 'character', values, ...decodeAttributes(payload.meta, values.length, context) };
  },
};

function toBytes(texts: readonly string[]): Buffer {
  // A JavaScript string holds at most half a GB, so the strings of a value may not be larger.
  const size = texts.reduce((sum, text) => sum + text.length + 1, 0);
  if (size > 0x1fffffe8)
    throw new StudioError(
      'invalid-input',
      'More than 500 MB of text cannot be sent at once. Send it in parts.',
    );
  const joined = texts.length > 0 ? `${texts.join('\0')}\0` : '';
  const bytes = Buffer.from(joined, 'utf8');
  // Characters that UTF-8 cannot hold have become U+FFFD.
  if (bytes.includes('\ufffd') && halfCharacter.test(joined)) throw half();
  return bytes;
}

const halfCharacter = /\p{Surrogate}/u;

/** Throws `invalid-input` for a text that R cannot hold. For names, which are sent outside of any buffer. */
export function refuseUnstorable(text: string): void {
  if (text.includes('\0')) throw zeroCharacter();
  if (halfCharacter.test(text)) throw half();
}

function zeroCharacter(): StudioError {
  return new StudioError('invalid-input', 'A text holds the character U+0000, which R cannot store.');
}

function half(): StudioError {
  return new StudioError(
    'invalid-input',
    'A text holds half a character (a lone surrogate), which R cannot store.',
  );
}

function unpack(packed: Uint8Array, offsets: Int32Array): string[] {
  const buffer = Buffer.from(packed.buffer, packed.byteOffset, packed.length);
  if (offsets.length === 0 || offsets[0] !== 0 || offsets[offsets.length - 1] !== packed.length) {
    throw protocolError('the offsets of strings do not fit their text');
  }
  if (!isUtf8(buffer)) throw protocolError('a text is not valid UTF-8');
  // If all is ASCII, the buffer is decoded once; otherwise positions in bytes and in characters differ.
  const whole = isAscii(buffer) && packed.length < 0x1fffffe8 ? buffer.toString('latin1') : null;
  const values = new Array<string>(offsets.length - 1);
  for (let index = 0; index < values.length; index += 1) {
    const start = offsets[index] ?? 0;
    const end = (offsets[index + 1] ?? 0) - 1;
    if (end < start || packed[end] !== 0) throw protocolError('the offsets of strings do not fit their text');
    values[index] = whole === null ? buffer.toString('utf8', start, end) : whole.slice(start, end);
  }
  return values;
}
