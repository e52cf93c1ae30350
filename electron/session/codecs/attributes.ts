import { StudioError } from '../../../shared/errors/studio-error';
import { count, list, record } from '../parse-frame';
import type { DecodeContext, EncodeContext, Meta } from '../protocol';
import { protocolError } from '../protocol';
import type { RAttribute, RAttributes } from '../values';

type Strings = readonly (string | null)[];

/** R's largest length of one dimension and of a data frame. */
export const extentLimit = 0x7fffffff;

/** The meta fields of a vector's attributes. Throws `invalid-input` where they do not fit its length. */
export function encodeAttributes(value: RAttributes, length: number, context: EncodeContext): Meta {
  const wrong = misfit(value, length);
  if (wrong) throw new StudioError('invalid-input', `A value cannot go to R: ${wrong}.`);
  return {
    ...(value.names && { names: encodeStrings(value.names, context) }),
    ...(value.dim && { dim: value.dim }),
    ...(value.dimNames && { dim_names: encodeStrings(value.dimNames, context) }),
    ...(value.dimnames && {
      dimnames: value.dimnames.map((labels) => labels && encodeStrings(labels, context)),
    }),
    ...(value.dimLabels && { dim_labels: encodeStrings(value.dimLabels, context) }),
    ...encodeFurther(value.attributes, context),
  };
}

/** Throws `protocol` where the attributes do not fit the vector's length. */
export function decodeAttributes(meta: Meta, length: number, context: DecodeContext): RAttributes {
  const { names, dim, dim_names, dimnames, dim_labels } = meta;
  const attributes: RAttributes = {
    ...(names != null && { names: decodeStrings(names, context) }),
    ...(dim != null && { dim: list(dim).map((extent) => count(extent, 'dim')) }),
    ...(dim_names != null && { dimNames: decodeStrings(dim_names, context) }),
    ...(dimnames != null && {
      dimnames: list(dimnames).map((labels) => (labels === null ? null : decodeStrings(labels, context))),
    }),
    ...(dim_labels != null && { dimLabels: decodeStrings(dim_labels, context) }),
    ...decodeFurther(meta, context),
  };
  const wrong = misfit(attributes, length);
  if (wrong) throw protocolError(wrong);
  return attributes;
}

/** The meta field with the attributes that have no meta field of their own. */
export function encodeFurther(attributes: readonly RAttribute[] = [], context: EncodeContext): Meta {
  if (attributes.length === 0) return {};
  const names = attributes.map(({ name }) => name);
  const values = attributes.map(({ value }) => context.encode(value));
  return { attributes: { names: encodeStrings(names, context), values } };
}

export function decodeFurther(meta: Meta, context: DecodeContext): Pick<RAttributes, 'attributes'> {
  if (meta.attributes == null) return {};
  const further = record(meta.attributes, 'attributes');
  const names = decodeStrings(further.names, context);
  const values = list(further.values);
  if (names.length !== values.length)
    throw protocolError(`expected ${values.length} names of attributes, found ${names.length}`);
  return {
    attributes: values.map((value, index) => ({ name: names[index] ?? 'NA', value: context.decode(value) })),
  };
}

/** What is wrong with the attributes of a vector of this length; null where they fit. */
function misfit({ names, dim, dimNames, dimnames, dimLabels }: RAttributes, length: number): string | null {
  if (names && names.length !== length) return `expected ${length} names, found ${names.length}`;
  if (!dim) {
    if (dimNames) return 'it has names of dim, but no dim';
    return dimnames || dimLabels ? 'it has dimnames, but no dim' : null;
  }
  const whole = (extent: number) => Number.isInteger(extent) && extent >= 0 && extent <= extentLimit;
  if (
    dim.length === 0 ||
    !dim.every(whole) ||
    dim.reduce((product, extent) => product * extent, 1) !== length
  ) {
    return `the dimensions ${dim.join(' x ')} do not fit ${length} elements`;
  }
  if (dimNames && dimNames.length !== dim.length)
    return `expected ${dim.length} names of dim, found ${dimNames.length}`;
  if (!dimnames) return dimLabels ? 'it has names of dimnames, but no dimnames' : null;
  const fit = (labels: Strings | null, index: number) => labels === null || labels.length === dim[index];
  if (dimnames.length !== dim.length || !dimnames.every(fit)) return 'dimnames do not fit the dimensions';
  if (dimLabels && dimLabels.length !== dim.length) return 'names of dimnames do not fit the dimensions';
  return null;
}

export function encodeStrings(values: Strings, context: EncodeContext) {
  return context.encode({ type: 'character', values });
}

export function decodeStrings(payload: unknown, context: DecodeContext): Strings {
  const value = context.decode(payload);
  if (value.type !== 'character') throw protocolError('strings were expected');
  return value.values;
}
