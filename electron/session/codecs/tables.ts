import { count, list } from '../parse-frame';
import { type Encoder, protocolError } from '../protocol';
import type { RDataFrame, RFactor, RList } from '../values';
import { decodeAttributes, decodeStrings, encodeAttributes, encodeStrings } from './attributes';
import { int32 } from './vectors';

export const listCodec: Encoder<RList> = {
  codec: 'list',
  canEncode: (value): value is RList => value.type === 'list',
  encode: (value, context) => ({
    codec: 'list',
    meta: { ...encodeAttributes(value, context), items: value.values.map(context.encode) },
    buffers: [],
  }),
  decode: (payload, context) => ({
    type: 'list',
    values: list(payload.meta.items).map(context.decode),
    ...decodeAttributes(payload.meta, context),
  }),
};

export const factorCodec: Encoder<RFactor> = {
  codec: 'factor',
  canEncode: (value): value is RFactor => value.type === 'factor',
  encode: (value, context) => ({
    codec: 'factor',
    meta: {
      levels: encodeStrings(value.levels, context),
      ordered: value.ordered,
      ...(value.names && { names: encodeStrings(value.names, context) }),
    },
    buffers: [context.put(value.codes)],
  }),
  decode: ({ meta, buffers }, context) => ({
    type: 'factor',
    codes: int32(context.bytes(buffers[0])),
    levels: decodeStrings(meta.levels, context),
    ordered: meta.ordered === true,
    ...(meta.names != null && { names: decodeStrings(meta.names, context) }),
  }),
};

export const dataFrameCodec: Encoder<RDataFrame> = {
  codec: 'data.frame',
  canEncode: (value): value is RDataFrame => value.type === 'data.frame',
  encode: (value, context) => ({
    codec: 'data.frame',
    meta: {
      names: encodeStrings(
        value.columns.map((column) => column.name),
        context,
      ),
      columns: value.columns.map((column) => context.encode(column.value)),
      row_count: value.rowCount,
      ...(value.rowNames && { row_names: encodeStrings(value.rowNames, context) }),
    },
    buffers: [],
  }),
  decode: ({ meta }, context) => {
    const names = decodeStrings(meta.names, context);
    const values = list(meta.columns).map(context.decode);
    if (names.length !== values.length) throw protocolError('a data frame has other names than columns');
    return {
      type: 'data.frame',
      columns: values.map((value, index) => ({ name: names[index] ?? 'NA', value })),
      rowCount: count(meta.row_count, 'row_count'),
      ...(meta.row_names != null && { rowNames: decodeStrings(meta.row_names, context) }),
    };
  },
};
