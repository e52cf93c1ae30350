import { count, list } from '../parse-frame';
import type { DecodeContext, EncodeContext, Meta } from '../protocol';
import { protocolError } from '../protocol';
import type { RAttributes } from '../values';

type Strings = readonly (string | null)[];

/** The meta fields of names, dim and dimnames. */
export function encodeAttributes(value: RAttributes, context: EncodeContext): Meta {
  return {
    ...(value.names && { names: encodeStrings(value.names, context) }),
    ...(value.dim && { dim: value.dim }),
    ...(value.dimnames && {
      dimnames: value.dimnames.map((labels) => labels && encodeStrings(labels, context)),
    }),
    ...(value.dimLabels && { dim_labels: encodeStrings(value.dimLabels, context) }),
  };
}

export function decodeAttributes(meta: Meta, context: DecodeContext): RAttributes {
  const { names, dim, dimnames, dim_labels } = meta;
  return {
    ...(names != null && { names: decodeStrings(names, context) }),
    ...(dim != null && { dim: list(dim).map((extent) => count(extent, 'dim')) }),
    ...(dimnames != null && {
      dimnames: list(dimnames).map((labels) => (labels === null ? null : decodeStrings(labels, context))),
    }),
    ...(dim_labels != null && { dimLabels: decodeStrings(dim_labels, context) }),
  };
}

export function encodeStrings(values: Strings, context: EncodeContext) {
  return context.encode({ type: 'character', values });
}

export function decodeStrings(payload: unknown, context: DecodeContext): Strings {
  const value = context.decode(payload);
  if (value.type === 'character') return value.values;
  // A factor without levels, an empty list of names: R has NULL there.
  if (value.type === 'null') return [];
  throw protocolError('strings were expected');
}
