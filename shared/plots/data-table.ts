import { rNumber } from '../model/r-number';

/** The numbers of a plot, column by column, all of one length. */
export interface DataTable {
  readonly columns: readonly DataColumn[];
}

export interface DataColumn {
  /** As in a file: lower case, words joined by underscores. */
  readonly name: string;
  /** Texts are names, such as those of variables. */
  readonly values: Float64Array | Int32Array | readonly string[];
}

/** Tab-separated, as spreadsheets and R's `read.delim` take it. Numbers are written in full, missing ones as NA; texts in
 * quotes where they would break their cell. */
export function tableText({ columns }: DataTable): string {
  const lines = [columns.map(({ name }) => name).join('\t')];
  const rows = columns[0]?.values.length ?? 0;
  for (let row = 0; row < rows; row++) {
    lines.push(columns.map(({ values }) => cellText(values[row])).join('\t'));
  }
  return `${lines.join('\n')}\n`;
}

function cellText(value: number | string | undefined): string {
  if (typeof value === 'number') return rNumber(value);
  const text = value ?? '';
  return /[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
