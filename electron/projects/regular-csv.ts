/**
 * The records of a CSV text in which every field is either fully quoted or has no quotation mark; otherwise null,
 * because programs read such files differently. Lines may end in any of the three ways, as in R.
 */
export function regularRecords(text: string, separator: string): string[][] | null {
  const field = new RegExp(`"([^"]*(?:""[^"]*)*)"|[^"\\r\\n${separator}]*`, 'y');
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  for (;;) {
    field.lastIndex = at;
    const [plain = '', quoted] = field.exec(text) ?? [];
    at += plain.length;
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    const next = text[at];
    if (next === separator) at += 1;
    else if (next === '\n' || next === '\r' || next === undefined) {
      rows.push(row);
      if (next === undefined) return rows;
      row = [];
      at += next === '\r' && text[at + 1] === '\n' ? 2 : 1;
    } else return null;
  }
}
