import { utf8Line } from '../../shared/model/r-code';
import { isSyntactic, quoteName, quoteString } from '../../shared/model/r-syntax/names';
import type { ColumnTypeSpec } from '../../shared/model/spec';
import type { DeclaredColumns, ImportedTable } from './csv-read';
import type { CsvRecords } from './csv-records';
import { columnStep, readsAlike, type Step } from './loading-steps';
import { tableCode } from './table-code';

/** R code for a column. */
function columnName(data: string, name: string): string {
  return isSyntactic(name) ? `${data}$${name}` : `${data}[[${quoteString(name)}]]`;
}

/** R code that converts a column of an R data set to `type`, from the text of its cells, as `convertColumn` does. */
function conversion(column: string, type: ColumnTypeSpec): string {
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

/** R code that converts columns of `data` to their declared kinds. */
export function conversions(data: string, declared: DeclaredColumns): readonly string[] {
  return Object.entries(declared).map(([name, type]) => conversion(columnName(quoteName(data), name), type));
}

/**
 * R code that reads a CSV file exactly as `tableOf` did for `table`, value by value. It uses `read.csv`, and an
 * extra line for each column that `read.csv` would read differently.
 */
export function csvLoadingCode(
  data: string,
  path: string,
  records: CsvRecords,
  table: ImportedTable,
  declared: DeclaredColumns,
): string {
  const lines = records.regular
    ? readingLines(quoteName(data), path, records, table, declared)
    : [
        '# Quotation marks or blank lines of the file mean something else to read.csv.',
        tableCode(data, table),
      ];
  const plain = records.encoding === 'utf-8' && !hasOddText(path) && !hasOddText(records.text);
  return [...(plain ? [] : [utf8Line]), ...lines].join('\n');
}

const hasOddText = (text: string) => /[^\t\n\r -~]/.test(text);

function readingLines(
  data: string,
  path: string,
  { separator, encoding, names, renamed }: CsvRecords,
  table: ImportedTable,
  declared: DeclaredColumns,
): readonly string[] {
  const isGuessed = (name: string) => !Object.hasOwn(declared, name);
  const comma = table.columns.some(
    ({ name, kind }, j) =>
      kind === 'double' && isGuessed(name) && table.marks[j]?.decimal === ',' && table.marks[j]?.group === '',
  );
  const emptyLevel = table.columns.some((column) => column.kind === 'factor' && column.levels.includes(''));
  const steps = table.columns.map((column, j): Step => {
    const cells = table.cells[j] ?? [];
    const marks = table.marks[j] ?? { decimal: '.', group: '' };
    const asIs = isGuessed(column.name) && readsAlike(column, cells, comma ? ',' : '.');
    return columnStep(columnName(data, column.name), column, cells, { marks, asIs, emptyLevel });
  });
  const options = [
    quoteString(path),
    separator !== ',' && `sep = ${quoteString(separator)}`,
    comma && 'dec = ","',
    encoding !== 'utf-8' && `fileEncoding = ${quoteString(encoding.toUpperCase())}`,
    'check.names = FALSE',
    `na.strings = ${emptyLevel ? '"NA"' : 'c("NA", "")'}`,
    classes(names, steps, renamed),
  ].filter((option) => option !== false);
  return [
    `${data} <- read.csv(${options.join(', ')})`,
    ...(renamed ? [`names(${data}) <- c(${names.map(quoteString).join(', ')})`] : []),
    ...steps.flatMap(({ lines }) => lines),
  ];
}

/** The columns that R reads as text first; by position if R sees other names than we do. */
function classes(names: readonly string[], steps: readonly Step[], renamed: boolean): string | false {
  if (!steps.some(({ asText }) => asText)) return false;
  if (steps.every(({ asText }) => asText)) return 'colClasses = "character"';
  const entries = renamed
    ? steps.map(({ asText }) => (asText ? '"character"' : 'NA'))
    : names
        .filter((_, j) => steps[j]?.asText)
        .map((name) => `${isSyntactic(name) ? name : quoteString(name)} = "character"`);
  return `colClasses = c(${entries.join(', ')})`;
}
