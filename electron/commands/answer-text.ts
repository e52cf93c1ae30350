import { rNumber } from '../../shared/model/r-number';

/** The most values of a list, and rows of a table, that a terminal shows. `--json` prints all. */
const mostValues = 8;
const mostRows = 40;

/** An answer of any form as text for a terminal. Columns of one length and lists of records become tables. */
export function answerText(answer: unknown, indent = ''): string {
  const record = recordOf(answer);
  if (!record) return `${indent}${valueText(answer)}`;
  return Object.entries(record)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => {
      const table = tableOf(value);
      if (table) return `${indent}${name}\n${tableText(table, `${indent}  `)}`;
      const lists = listsOf(value);
      if (lists)
        return [name, ...lists.map((list) => `  ${valueText(list)}`)].map((line) => indent + line).join('\n');
      return recordOf(value)
        ? `${indent}${name}\n${answerText(value, `${indent}  `)}`
        : `${indent}${name}: ${valueText(value)}`;
    })
    .join('\n');
}

type Values = readonly unknown[];
interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly Values[];
}

function valueText(value: unknown): string {
  if (typeof value === 'number') return numberText(value);
  const values = valuesOf(value);
  if (!values) return String(value ?? 'NA').replace(/\p{Cc}+/gu, ' ');
  const shown = values.slice(0, mostValues).map(valueText).join(' ');
  return values.length > mostValues ? `${shown} … (${values.length} values)` : shown;
}

/** Rounded to five digits. */
function numberText(value: number): string {
  return rNumber(Number(value.toPrecision(5)));
}

function tableText({ columns, rows }: Table, indent: string): string {
  const cells = [columns, ...rows.slice(0, mostRows).map((row) => row.map(valueText))];
  const widths = columns.map((_, j) => Math.max(...cells.map((row) => row[j]?.length ?? 0)));
  const lines = cells.map((row) => indent + row.map((cell, j) => cell.padStart(widths[j] ?? 0)).join('  '));
  const more = rows.length - mostRows;
  return [...lines, ...(more > 0 ? [`${indent}… and ${more} more rows`] : [])].join('\n');
}

/** The rows, if the value is a list of records or a record of lists of one length. */
function tableOf(value: unknown): Table | null {
  if (Array.isArray(value)) {
    const records = value.map(recordOf);
    const [first] = records;
    if (!first || records.includes(null)) return null;
    const columns = Object.keys(first);
    return { columns, rows: records.map((record) => columns.map((name) => record?.[name])) };
  }
  const lists = Object.entries(recordOf(value) ?? {}).map(([name, list]) => [name, valuesOf(list)] as const);
  const length = lists[0]?.[1]?.length;
  if (length === undefined || lists.some(([, list]) => list?.length !== length)) return null;
  const rows = Array.from({ length }, (_, i) => lists.map(([, list]) => list?.[i]));
  return { columns: lists.map(([name]) => name), rows };
}

/** A list of lists, as of numbers chain by chain: each stands on a line of its own. */
function listsOf(value: unknown): readonly Values[] | null {
  if (!Array.isArray(value) || value.length === 0) return null;
  const lists = value.map(valuesOf);
  return lists.every((list) => list !== null) ? lists : null;
}

function valuesOf(value: unknown): Values | null {
  if (Array.isArray(value)) return value;
  return value instanceof Float64Array || value instanceof Int32Array ? Array.from(value) : null;
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> | null {
  if (typeof value !== 'object' || value === null || valuesOf(value)) return null;
  return value as Readonly<Record<string, unknown>>;
}
