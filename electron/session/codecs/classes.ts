import { StudioError } from '../../../shared/errors/studio-error';
import { naInteger } from '../missing-values';
import { text } from '../parse-frame';
import { type DecodeContext, type Encoder, type PayloadRef, protocolError } from '../protocol';
import type { RDate, RDateTime, RDraws, RFactor, RFormula, RTimeSpan } from '../values';
import { decodeAttributes, decodeStrings, encodeAttributes, encodeStrings } from './attributes';
import { float64, int32 } from './vectors';

export const factorCodec: Encoder<RFactor> = {
  codec: 'factor',
  canEncode: (value): value is RFactor => value.type === 'factor',
  encode: (value, context) => {
    const { codes, levels } = value;
    if (!areCodes(codes, levels)) {
      throw new StudioError('invalid-input', 'A factor has a code without a level.');
    }
    const meta = {
      ...encodeAttributes(value, codes.length, context),
      levels: encodeStrings(levels, context),
      ordered: value.ordered,
    };
    return { codec: 'factor', meta, buffers: [context.put(codes)] };
  },
  decode: ({ meta, buffers }, context) => {
    const codes = int32(context.bytes(buffers[0]));
    const levels = decodeStrings(meta.levels, context);
    if (!areCodes(codes, levels)) throw protocolError('a factor has a code without a level');
    return {
      type: 'factor',
      codes,
      levels,
      ordered: meta.ordered === true,
      ...decodeAttributes(meta, codes.length, context),
    };
  },
};

function areCodes(codes: Int32Array, levels: RFactor['levels']): boolean {
  return codes.every((code) => (code >= 1 && code <= levels.length) || code === naInteger);
}

export const dateCodec: Encoder<RDate> = {
  codec: 'date',
  canEncode: (value): value is RDate => value.type === 'date',
  encode: (value, context) => ({
    codec: 'date',
    meta: { ...encodeAttributes(value, value.values.length, context), storage: storageOf(value.values) },
    buffers: [context.put(value.values)],
  }),
  decode: (payload, context) => {
    const values = stored(payload, context);
    return { type: 'date', values, ...decodeAttributes(payload.meta, values.length, context) };
  },
};

export const dateTimeCodec: Encoder<RDateTime> = {
  codec: 'datetime',
  canEncode: (value): value is RDateTime => value.type === 'datetime',
  encode: (value, context) => ({
    codec: 'datetime',
    meta: {
      ...encodeAttributes(value, value.values.length, context),
      storage: storageOf(value.values),
      ...(value.tzone && { tzone: encodeStrings(value.tzone, context) }),
    },
    buffers: [context.put(value.values)],
  }),
  decode: (payload, context) => {
    const values = stored(payload, context);
    const { tzone } = payload.meta;
    return {
      type: 'datetime',
      values,
      ...(tzone != null && { tzone: decodeStrings(tzone, context) }),
      ...decodeAttributes(payload.meta, values.length, context),
    };
  },
};

export const timeSpanCodec: Encoder<RTimeSpan> = {
  codec: 'difftime',
  canEncode: (value): value is RTimeSpan => value.type === 'difftime',
  encode: (value, context) => ({
    codec: 'difftime',
    meta: {
      ...encodeAttributes(value, value.values.length, context),
      storage: storageOf(value.values),
      units: encodeStrings([value.units], context),
    },
    buffers: [context.put(value.values)],
  }),
  decode: (payload, context) => {
    const values = stored(payload, context);
    const units = text(decodeStrings(payload.meta.units, context)[0], 'units');
    return { type: 'difftime', values, units, ...decodeAttributes(payload.meta, values.length, context) };
  },
};

function storageOf(values: Float64Array | Int32Array): 'double' | 'integer' {
  return values instanceof Float64Array ? 'double' : 'integer';
}

function stored({ meta, buffers }: PayloadRef, context: DecodeContext): Float64Array | Int32Array {
  const bytes = context.bytes(buffers[0]);
  if (meta.storage === 'double') return float64(bytes);
  if (meta.storage === 'integer') return int32(bytes);
  throw protocolError('the storage of numbers must be double or integer');
}

/** R reads the text; it does not evaluate it. */
export const formulaCodec: Encoder<RFormula> = {
  codec: 'formula',
  canEncode: (value): value is RFormula => value.type === 'formula',
  encode: ({ text, environment }, context) => ({
    codec: 'formula',
    meta: {
      text: encodeStrings([text], context),
      ...(environment && { environment: context.encode(environment) }),
    },
    buffers: [],
  }),
  decode: ({ meta }, context) => {
    const formula = { type: 'formula', text: text(decodeStrings(meta.text, context)[0], 'text') } as const;
    if (meta.environment == null) return formula;
    const environment = context.decode(meta.environment);
    if (environment.type !== 'handle' && environment.type !== 'null') {
      throw protocolError('the environment of a formula is neither a handle nor NULL');
    }
    return { ...formula, environment };
  },
};

export const drawsCodec: Encoder<RDraws> = {
  codec: 'draws',
  canEncode: (value): value is RDraws => value.type === 'draws',
  encode: ({ classes, value }, context) => ({
    codec: 'draws',
    meta: { classes: encodeStrings(classes, context), value: context.encode(value) },
    buffers: [],
  }),
  decode: ({ meta }, context) => {
    const value = context.decode(meta.value);
    const classes = decodeStrings(meta.classes, context);
    switch (value.type) {
      case 'double':
      case 'integer':
      case 'logical':
      case 'list':
        return { type: 'draws', classes, value };
      default:
        throw protocolError('draws must be numbers or a list');
    }
  },
};
