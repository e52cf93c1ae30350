import { parsePayload } from '../parse-frame';
import type { DecodeContext, EncodeContext, Encoder, PayloadRef, WireBuffer } from '../protocol';
import { protocolError } from '../protocol';
import { refKey } from '../shared-memory';
import type { RValue } from '../values';
import { characterCodec } from './character';
import { dataFrameCodec, factorCodec, listCodec } from './tables';
import { doubleCodec, integerCodec, logicalCodec, nullCodec, rawCodec } from './vectors';

/** A codec of any value type, as the registry keeps it. */
interface Entry {
  readonly codec: string;
  readonly tryEncode: (value: RValue, context: EncodeContext) => PayloadRef | null;
  readonly decode: (payload: PayloadRef, context: DecodeContext) => RValue;
}

/** The codecs of one session. Those added first are asked first. */
export class CodecRegistry {
  readonly #entries = new Map<string, Entry>();

  register<V extends RValue>(encoder: Encoder<V>): this {
    this.#entries.set(encoder.codec, {
      codec: encoder.codec,
      tryEncode: (value, context) => (encoder.canEncode(value) ? encoder.encode(value, context) : null),
      decode: (payload, context) => encoder.decode(payload, context),
    });
    return this;
  }

  /** `put` places the buffers. Throws `protocol` where no codec takes the value. */
  encode(value: RValue, put: EncodeContext['put']): PayloadRef {
    const context: EncodeContext = { put, encode: (part) => this.encode(part, put) };
    for (const entry of this.#entries.values()) {
      const payload = entry.tryEncode(value, context);
      if (payload !== null) return payload;
    }
    throw protocolError(`no codec takes a value of type ${value.type}`);
  }

  /** `buffers`: what `readSegments` has read. */
  decode(payload: PayloadRef, buffers: ReadonlyMap<string, Uint8Array>): RValue {
    const bytes = (buffer: WireBuffer | undefined) => {
      const found = buffer instanceof Uint8Array ? buffer : buffer && buffers.get(refKey(buffer));
      if (!found) throw protocolError('a payload lacks a buffer');
      return found;
    };
    const context: DecodeContext = { bytes, decode: (part) => decodeOne(parsePayload(part)) };
    const decodeOne = (part: PayloadRef): RValue => {
      const entry = this.#entries.get(part.codec);
      if (!entry) throw protocolError(`there is no codec "${part.codec}"`);
      return entry.decode(part, context);
    };
    return decodeOne(payload);
  }
}

/** Every codec but that of handles, which belongs to one session. */
export function standardCodecs(): CodecRegistry {
  return new CodecRegistry()
    .register(doubleCodec)
    .register(characterCodec)
    .register(integerCodec)
    .register(logicalCodec)
    .register(listCodec)
    .register(nullCodec)
    .register(factorCodec)
    .register(dataFrameCodec)
    .register(rawCodec);
}
