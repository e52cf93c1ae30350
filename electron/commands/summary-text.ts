import type { SummaryRow } from '../../shared/contract/posterior';
import { displayName, sectionOf, sections, sectionTitle } from '../../shared/model/parameters';

function fixed(value: number, digits: number): string {
  return Number.isNaN(value)
    ? 'NA'
    : Number.isFinite(value)
      ? value.toFixed(digits)
      : value > 0
        ? 'Inf'
        : '-Inf';
}

/** The summary as a table to read in a terminal, in the sections of brms's own summary. */
export function summaryText(rows: readonly SummaryRow[], prob: number): string {
  const tail = (50 * (1 - prob)).toFixed(3).replace(/\.?0+$/, '');
  const upper = (50 * (1 + prob)).toFixed(3).replace(/\.?0+$/, '');
  const header = ['', 'Mean', 'SD', `${tail}%`, `${upper}%`, 'R-hat', 'Bulk ESS', 'Tail ESS'];
  const blocks = sections.flatMap((section) => {
    const members = rows.filter((row) => sectionOf(row.variable) === section);
    if (members.length === 0) return [];
    const cells = members.map((row) => [
      displayName(row.variable),
      fixed(row.mean, 3),
      fixed(row.sd, 3),
      fixed(row.lower, 3),
      fixed(row.upper, 3),
      fixed(row.rhat, 3),
      fixed(row.ess_bulk, 0),
      fixed(row.ess_tail, 0),
    ]);
    const table = [header, ...cells];
    const widths = header.map((_, j) => Math.max(...table.map((line) => line[j]?.length ?? 0)));
    const lines = table.map((line) =>
      line
        .map((cell, j) => (j === 0 ? cell.padEnd(widths[j] ?? 0) : cell.padStart(widths[j] ?? 0)))
        .join('  '),
    );
    return [`${sectionTitle(section)}\n${lines.join('\n')}`];
  });
  return blocks.join('\n\n');
}
