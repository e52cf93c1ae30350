import { displayName, sectionOf, sections, sectionTitle } from '../../shared/model/parameters';
import { rNumber } from '../../shared/model/r-number';
import { intervalEnds } from '../../shared/stats/interval';
import { percentOf } from '../../shared/stats/measures/column-name';
import { measuresOf, shownAtFirst } from '../../shared/stats/measures/list';
import type { Measure } from '../../shared/stats/measures/measure';
import type { SummaryRow } from '../../shared/stats/summary-row';

function fixed(value: number, digits: number): string {
  return Number.isFinite(value) ? value.toFixed(digits) : rNumber(value);
}

const estimateDecimals = 3;

function decimalsOf(decimals: Measure['decimals']): number {
  if (decimals === 'estimate') return estimateDecimals;
  return decimals === 'error' ? estimateDecimals + 2 : decimals;
}

/** A name as a terminal may show it: without line breaks and characters that move the cursor. */
function onOneLine(name: string): string {
  return name.replace(/\p{Cc}+/gu, ' ');
}

/** The summary as a table for a terminal, in the sections of brms's own summary. */
export function summaryText(rows: readonly SummaryRow[], prob: number): string {
  if (rows.length === 0) return 'There are no variables in these draws.';
  const interval = intervalEnds(prob);
  const columns = measuresOf(shownAtFirst);
  const header = ['', ...columns.map(({ at, words }) => (at ? `${percentOf(at(interval))}%` : words.title))];
  const blocks = sections.flatMap((section) => {
    const members = rows.filter((row) => sectionOf(row.variable) === section);
    if (members.length === 0) return [];
    const cells = members.map((row) => [
      onOneLine(displayName(row.variable)),
      ...columns.map(({ id, decimals }) => fixed(row[id] ?? Number.NaN, decimalsOf(decimals))),
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
