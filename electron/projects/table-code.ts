import { quoteName, quoteString } from '../../shared/model/r-syntax/names';
import { type Column, NA_INTEGER, type Table } from '../../shared/model/table';
import { exactNumber, mayReadOtherwise } from './r-numbers';

function numberCode(value: number): string {
  if (Number.isNaN(value)) return 'NA';
  const plain = String(value);
  return !Number.isFinite(value) || mayReadOtherwise(plain) ? exactNumber(value) : plain;
}

/** Text, or NA. */
export function textCode(value: string | null): string {
  return value === null ? 'NA' : quoteString(value);
}

function columnCode(column: Column): string {
  const list = (items: Iterable<string>) => `c(${[...items].join(', ')})`;
  switch (column.kind) {
    case 'double':
      return `as.numeric(${list(Array.from(column.values, numberCode))})`;
    case 'integer':
      return `as.integer(${list(Array.from(column.values, (v) => (v === NA_INTEGER ? 'NA' : String(v))))})`;
    case 'logical':
      return list(Array.from(column.values, (v) => (v === NA_INTEGER ? 'NA' : v === 0 ? 'FALSE' : 'TRUE')));
    case 'string':
      return `as.character(${list(column.values.map(textCode))})`;
    case 'factor': {
      const { levels, ordered, codes } = column;
      const texts = Array.from(codes, (code) => textCode(levels[code - 1] ?? null));
      const options = `levels = ${list(levels.map(quoteString))}${ordered ? ', ordered = TRUE' : ''}`;
      return `factor(as.character(${list(texts)}), ${options})`;
    }
  }
}

/** R code that makes `table` without a file. */
export function tableCode(data: string, { columns, rowCount }: Table): string {
  const names = columns.map(({ name }) => quoteString(name)).join(', ');
  return [
    `${quoteName(data)} <- structure(list(`,
    columns.map((column) => `  ${columnCode(column)}`).join(',\n'),
    `), names = c(${names}), class = "data.frame", row.names = c(NA, -${rowCount}L))`,
  ].join('\n');
}
