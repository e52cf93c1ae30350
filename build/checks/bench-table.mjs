/**
 * @typedef {number | { readonly failed: string }} Cell a figure, or why it is missing
 * @typedef {{ name: string, ours: number, theirs: Cell, unit: string, note?: string }} BenchRow
 */

/**
 * Rows as a table with aligned numbers. A ratio below 1 means that we take less. A failed bench says so in its
 * cell, with the reason at the end of its row.
 * @param {readonly BenchRow[]} rows
 */
export function formatTable(rows) {
  const cells = [
    ['', 'ours', 'theirs', 'ours/theirs', 'unit', ''],
    ...rows.map((row) => [
      row.name,
      number(row.ours),
      typeof row.theirs === 'number' ? number(row.theirs) : 'failed',
      typeof row.theirs === 'number' ? number(row.ours / row.theirs) : '–',
      row.unit,
      [row.note, typeof row.theirs === 'number' ? '' : row.theirs.failed].filter(Boolean).join('; '),
    ]),
  ];
  const widths = cells[0]?.map((_cell, i) => Math.max(...cells.map((line) => (line[i] ?? '').length))) ?? [];
  const isNumber = (/** @type {number} */ i) => i >= 1 && i <= 3;
  const pad = (/** @type {string} */ cell, /** @type {number} */ i) =>
    isNumber(i) ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0);
  return cells.map((line) => line.map(pad).join('  ').trimEnd()).join('\n');
}

/** Four significant digits, never an exponent.
 * @param {number} value
 */
function number(value) {
  if (!Number.isFinite(value)) return '–';
  return Math.abs(value) >= 1000 ? value.toFixed(0) : String(Number(value.toPrecision(4)));
}
