import { quoteName, quoteString } from '../../shared/model/r-syntax/names';
import type { ColumnTypeSpec } from '../../shared/model/spec';
import { type DeclaredColumns, tableOf } from './csv-read';
import type { CsvRecords } from './csv-records';

/** R code that makes a column what `type` says, by the text of its cells, as `convertColumn` does. */
function conversion(data: string, name: string, type: ColumnTypeSpec): string {
  const column = `${data}$${quoteName(name)}`;
  const text = `as.character(${column})`;
  switch (type.kind) {
    case 'string':
      return `${column} <- ${text}`;
    case 'factor': {
      const levels = type.levels ? `, levels = c(${type.levels.map(quoteString).join(', ')})` : '';
      return `${column} <- factor(${column}${levels}${type.ordered ? ', ordered = TRUE' : ''})`;
    }
    case 'double':
    case 'integer':
    case 'logical': {
      const maker = { double: 'as.numeric', integer: 'as.integer', logical: 'as.logical' }[type.kind];
      return `${column} <- ${maker}(type.convert(${text}, as.is = TRUE))`;
    }
  }
}

/** R code that turns columns of `data` into what they were declared to be. */
export function conversions(data: string, declared: DeclaredColumns): readonly string[] {
  return Object.entries(declared).map(([name, type]) => conversion(quoteName(data), name, type));
}

/**
 * R code that reads a CSV file just as `readCsv` has read it: separator, decimal comma, encoding, names as they
 * stand, blanks missing, and the columns that were declared read as text first.
 */
export async function csvLoadingCode(
  data: string,
  path: string,
  records: CsvRecords,
  declared: DeclaredColumns,
): Promise<string> {
  const { separator, encoding, nameless, names, rows } = records;
  const table = await tableOf(records, path, declared);
  const types = new Map<string, ColumnTypeSpec>();
  const has = (j: number, sign: string) => rows.some((row) => row[j]?.includes(sign));
  const comma =
    separator === ';' && table.columns.some((column, j) => column.kind === 'double' && has(j, ','));
  for (const [j, column] of table.columns.entries()) {
    const type = Object.hasOwn(declared, column.name) ? declared[column.name] : undefined;
    // Levels are written out: R would put them in the order of its own locale.
    if (column.kind === 'factor') {
      types.set(column.name, { kind: 'factor', levels: [...column.levels], ordered: column.ordered });
    } else if (type) types.set(column.name, type);
    else if (comma && column.kind === 'double' && has(j, '.')) types.set(column.name, { kind: 'double' });
  }
  const asText = [...types.keys()]
    .filter((name) => !(nameless && name === names[0]))
    .map((name) => `${quoteName(name)} = "character"`);
  const options = [
    quoteString(path),
    separator !== ',' && `sep = ${quoteString(separator)}`,
    comma && 'dec = ","',
    encoding !== 'utf-8' && `fileEncoding = ${quoteString(encoding.toUpperCase())}`,
    'check.names = FALSE',
    'na.strings = c("NA", "")',
    asText.length > 0 && `colClasses = c(${asText.join(', ')})`,
  ].filter((option) => option !== false);
  return [
    `${quoteName(data)} <- read.csv(${options.join(', ')})`,
    ...(nameless ? [`names(${quoteName(data)})[1] <- "X"`] : []),
    ...conversions(data, Object.fromEntries(types)),
  ].join('\n');
}
