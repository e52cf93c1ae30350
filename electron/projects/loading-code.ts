import { quoteName, quoteString } from '../../shared/model/r-syntax/names';
import type { ColumnTypeSpec } from '../../shared/model/spec';
import { type DeclaredColumns, tableOf } from './csv-read';
import type { CsvRecords } from './csv-records';

/** R code that makes a column what `type` says. */
function conversion(data: string, name: string, type: ColumnTypeSpec): string {
  const column = `${data}$${quoteName(name)}`;
  const makers = {
    double: 'as.numeric',
    integer: 'as.integer',
    logical: 'as.logical',
    string: 'as.character',
  };
  if (type.kind !== 'factor') return `${column} <- ${makers[type.kind]}(${column})`;
  const levels = type.levels ? `, levels = c(${type.levels.map(quoteString).join(', ')})` : '';
  return `${column} <- factor(${column}${levels}${type.ordered ? ', ordered = TRUE' : ''})`;
}

/** R code that turns columns of `data` into what they were declared to be. */
export function conversions(data: string, declared: DeclaredColumns): readonly string[] {
  return Object.entries(declared).map(([name, type]) => conversion(quoteName(data), name, type));
}

/**
 * R code that reads a CSV file just as `readCsv` has read it: separator, decimal comma, encoding, names as they
 * stand, and the columns that were declared.
 */
export async function csvLoadingCode(
  data: string,
  path: string,
  records: CsvRecords,
  declared: DeclaredColumns,
): Promise<string> {
  const { separator, encoding } = records;
  const table = await tableOf(records, path, declared);
  const hasText = table.columns.some((column) => column.kind === 'string');
  const options = [
    quoteString(path),
    separator !== ',' && `sep = ${quoteString(separator)}`,
    separator === ';' && 'dec = ","',
    encoding !== 'utf-8' && `fileEncoding = ${quoteString(encoding.toUpperCase())}`,
    'check.names = FALSE',
    hasText && 'na.strings = c("NA", "")',
  ].filter((option) => option !== false);
  return [`${quoteName(data)} <- read.csv(${options.join(', ')})`, ...conversions(data, declared)].join('\n');
}
