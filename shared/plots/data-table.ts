/** The numbers of a plot, column by column, all of one length. */
export interface DataTable {
  readonly columns: readonly DataColumn[];
}

export interface DataColumn {
  /** As in a file: lower case, words joined by underscores. */
  readonly name: string;
  readonly values: Float64Array | Int32Array;
}

/** Tab-separated, as spreadsheets and R's `read.delim` take it. Numbers are written in full, missing ones as NA. */
export function tableText({ columns }: DataTable): string {
  const lines = [columns.map(({ name }) => name).join('\t')];
  const rows = columns[0]?.values.length ?? 0;
  for (let row = 0; row < rows; row++) {
    lines.push(columns.map(({ values }) => numberText(values[row] as number)).join('\t'));
  }
  return `${lines.join('\n')}\n`;
}

function numberText(value: number): string {
  if (Number.isNaN(value)) return 'NA';
  if (!Number.isFinite(value)) return value > 0 ? 'Inf' : '-Inf';
  return String(value);
}
