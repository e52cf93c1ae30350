import { StudioError } from '../../../shared/errors/studio-error';
import { count, list } from '../parse-frame';
import { type Encoder, protocolError } from '../protocol';
import type { RDataFrame, RValue } from '../values';
import { decodeFurther, decodeStrings, encodeFurther, encodeStrings, extentLimit } from './attributes';

export const dataFrameCodec: Encoder<RDataFrame> = {
  codec: 'data.frame',
  canEncode: (value): value is RDataFrame => value.type === 'data.frame',
  encode: (value, context) => {
    const wrong = misfit(value);
    if (wrong) throw new StudioError('invalid-input', `A data frame cannot go to R: ${wrong}.`);
    const { columns, rowNames, classes } = value;
    const names = columns.map((column) => column.name);
    return {
      codec: 'data.frame',
      meta: {
        names: encodeStrings(names, context),
        columns: columns.map((column) => context.encode(column.value)),
        row_count: value.rowCount,
        ...(rowNames && {
          row_names:
            rowNames instanceof Int32Array
              ? context.encode({ type: 'integer', values: rowNames })
              : encodeStrings(rowNames, context),
        }),
        ...(classes && { classes: encodeStrings(classes, context) }),
        ...encodeFurther(value.attributes, context),
      },
      buffers: [],
    };
  },
  decode: ({ meta }, context) => {
    const names = decodeStrings(meta.names, context);
    const values = list(meta.columns).map((column) => context.decode(column));
    if (names.length !== values.length)
      throw protocolError(`a data frame has ${values.length} columns, but ${names.length} names`);
    const value: RDataFrame = {
      type: 'data.frame',
      columns: values.map((value, index) => ({ name: names[index] ?? null, value })),
      rowCount: count(meta.row_count, 'row_count'),
      ...(meta.row_names != null && { rowNames: rowNamesOf(context.decode(meta.row_names)) }),
      ...(meta.classes != null && { classes: decodeStrings(meta.classes, context) }),
      ...decodeFurther(meta, context),
    };
    const wrong = misfit(value);
    if (wrong) throw protocolError(wrong);
    return value;
  },
};

function rowNamesOf(value: RValue): NonNullable<RDataFrame['rowNames']> {
  if (value.type === 'character' || value.type === 'integer') return value.values;
  throw protocolError('row names must be texts or numbers');
}

/** What is wrong with a data frame's shape; null if it is right. */
function misfit({ columns, rowCount, rowNames, classes }: RDataFrame): string | null {
  if (!Number.isInteger(rowCount) || rowCount < 0 || rowCount > extentLimit) {
    return `a data frame has ${rowCount} rows`;
  }
  if (rowNames && rowNames.length !== rowCount)
    return `expected ${rowCount} row names, found ${rowNames.length}`;
  if (classes && classes.at(-1) !== 'data.frame') return 'the last class of a data frame must be data.frame';
  for (const { name, value } of columns) {
    const rows = rowsOf(value);
    if (rows !== null && rows !== rowCount)
      return `expected ${rowCount} rows in the column "${name}", found ${rows}`;
  }
  return null;
}

/** The number of rows of a column; null if only R knows it. */
function rowsOf(value: RValue): number | null {
  switch (value.type) {
    case 'handle':
      return null;
    case 'data.frame':
      return value.rowCount;
    case 'draws':
      return rowsOf(value.value);
    case 'null':
    case 'formula':
      return 0;
    case 'factor':
      return value.dim?.[0] ?? value.codes.length;
    case 'complex':
      return value.dim?.[0] ?? value.values.length / 2;
    default:
      return value.dim?.[0] ?? value.values.length;
  }
}
