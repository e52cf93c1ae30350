import { depthLimit, tooDeep } from '../depth-limit';
import { parsePayload } from '../parse-frame';
import type { DecodeContext, EncodeContext, Encoder, PayloadRef, WireBuffer } from '../protocol';
import { protocolError } from '../protocol';
import { refKey } from '../shared-memory';
import type { RValue } from '../values';
import { characterCodec } from './character';
import { dateCodec, dateTimeCodec, drawsCodec, factorCodec, formulaCodec, timeSpanCodec } from './classes';
import { dataFrameCodec } from './data-frame';
import { listCodec } from './lists';
import {
  complexCodec,
  doubleCodec,
  integer64Codec,
  integerCodec,
  logicalCodec,
  nullCodec,
  rawCodec,
} from './vectors';

/** Payloads may have this many levels more than values: for the names of an attribute. */
const ownLevels = 2;

/** A codec of any value type, as the registry keeps it. */
interface Entry {
  readonly codec: string;
  readonly tryEncode: (value: RValue, context: EncodeContext) => PayloadRef | null;
  readonly decode: (payload: PayloadRef, context: DecodeContext) => RValue;
}

/** The codecs of one session. They are asked in the order in which they were added. */
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

  /**
   * `put` places the buffers. Throws `invalid-input` if R cannot hold the value, or if it has more than `depthLimit`
   * levels; throws `protocol` if no codec takes it.
   */
  encode(value: RValue, put: EncodeContext['put']): PayloadRef {
    let depth = 0;
    const encodeOne = (part: RValue): PayloadRef => {
      if (depth > depthLimit + ownLevels) throw tooDeep();
      depth += 1;
      for (const entry of this.#entries.values()) {
        const payload = entry.tryEncode(part, context);
        if (payload !== null) {
          depth -= 1;
          return payload;
        }
      }
      throw protocolError(`no codec takes a value of type ${part.type}`);
    };
    const context: EncodeContext = { put, encode: encodeOne };
    return encodeOne(value);
  }

  /** `buffers`: the result of `readSegments`. Throws `protocol` if the payload does not fit its codec. */
  decode(payload: PayloadRef, buffers: ReadonlyMap<string, Uint8Array>): RValue {
    const bytes = (buffer: WireBuffer | undefined) => {
      const found = buffer instanceof Uint8Array ? buffer : buffer && buffers.get(refKey(buffer));
      if (!found) throw protocolError('a payload lacks a buffer');
      return found;
    };
    let depth = 0;
    const decodeOne = (part: PayloadRef): RValue => {
      const entry = this.#entries.get(part.codec);
      if (!entry) throw protocolError(`there is no codec "${part.codec}"`);
      if (depth > depthLimit + ownLevels)
        throw protocolError(`a value is nested more than ${depthLimit} deep`);
      depth += 1;
      const value = entry.decode(part, context);
      depth -= 1;
      return value;
    };
    const context: DecodeContext = { bytes, decode: (part) => decodeOne(parsePayload(part)) };
    return decodeOne(payload);
  }
}

/** All codecs except the one for handles, which belongs to one session. */
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
    .register(dateCodec)
    .register(dateTimeCodec)
    .register(timeSpanCodec)
    .register(complexCodec)
    .register(rawCodec)
    .register(integer64Codec)
    .register(formulaCodec)
    .register(drawsCodec);
}
