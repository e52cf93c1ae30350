import { quoteString } from '../../shared/model/r-syntax/names';
import type { Column } from '../../shared/model/table';
import { truths } from './column-types';
import { type NumberMarks, plainNumber } from './number-marks';
import { exactNumber, mayReadOtherwise } from './r-numbers';
import { textCode } from './table-code';

/** What a column needs in R: whether it is read as text first, and the lines of code after that. */
export interface Step {
  readonly asText: boolean;
  readonly lines: readonly string[];
}

interface Reading {
  readonly marks: NumberMarks;
  /** True if `read.csv` gives the column its kind and values by itself. */
  readonly asIs: boolean;
  /** True if empty fields are read as empty text, because they are a level of some column. */
  readonly emptyLevel: boolean;
}

/** Spaces around numbers that R ignores. */
const usualBlanks = /^[ \t]*|[ \t]*$/g;

/** Does `read.csv` find the same kind and values for a column whose kind was guessed? False in case of doubt. */
export function readsAlike(column: Column, cells: readonly string[], decimal: '.' | ','): boolean {
  const every = (pattern: RegExp) =>
    cells.every((cell) => cell === '' || cell === 'NA' || pattern.test(cell.replace(usualBlanks, '')));
  switch (column.kind) {
    case 'logical':
      return cells.every((cell) => cell === '' || cell === 'NA' || truths.has(cell));
    case 'integer':
      // With spaces around one of them, R makes doubles of them.
      return cells.every((cell) => cell === 'NA' || /^(?:[+-]?[0-9]+)?$/.test(cell));
    case 'double':
      return every(
        decimal === '.'
          ? /^(?:[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?|-?Inf|NaN)?$/
          : /^(?:[+-]?(?:[0-9]+,?[0-9]*|,[0-9]+)(?:[eE][+-]?[0-9]+)?|-?Inf|NaN)?$/,
      );
    case 'string':
      // One cell that can begin neither a number nor a logical value is enough to make a column text.
      return cells.some((cell) => /^[^\s0-9+\-.,iInNtTfF]/.test(cell));
    case 'factor':
      return false;
  }
}

/** The R code for `column`, which is called `name` in R; `cells` are its cells in the file. */
export function columnStep(name: string, column: Column, cells: readonly string[], reading: Reading): Step {
  switch (column.kind) {
    case 'string':
      return { asText: !reading.asIs, lines: textLines(name, cells, reading.emptyLevel) };
    case 'factor': {
      // Lists the levels, because R would sort them by its own locale.
      const levels = `levels = c(${column.levels.map(quoteString).join(', ')})`;
      const lines = textLines(name, cells, reading.emptyLevel && !column.levels.includes(''));
      const made = `${name} <- factor(${name}, ${levels}${column.ordered ? ', ordered = TRUE' : ''})`;
      return { asText: true, lines: [...lines, made] };
    }
    case 'double':
    case 'integer':
    case 'logical': {
      const lines = reading.asIs ? [] : [`${name} <- ${numberCode(name, column.kind, cells, reading.marks)}`];
      return { asText: !reading.asIs, lines: [...lines, ...corrections(name, column, cells, reading.marks)] };
    }
  }
}

function textLines(name: string, cells: readonly string[], emptyIsMissing: boolean): readonly string[] {
  // R turns every line end within a field into a line feed, and treats U+FEFF as the byte-order mark.
  const rows = cells.flatMap((cell, row) => (/^\uFEFF|\r/.test(cell) ? [row] : []));
  const blank = emptyIsMissing && cells.includes('');
  return [
    ...(blank ? [`${name}[which(${name} == "")] <- NA`] : []),
    ...assigned(name, rows, (row) => textCode(cells[row] ?? '')),
  ];
}

function assigned(name: string, rows: readonly number[], code: (row: number) => string): readonly string[] {
  if (rows.length === 0) return [];
  const places = rows.map((row) => `${row + 1}L`).join(', ');
  return [`${name}[c(${places})] <- c(${rows.map(code).join(', ')})`];
}

/** Text as numbers or logical values: without marks between thousands and unusual spaces, with a decimal point. */
function numberCode(
  name: string,
  kind: 'double' | 'integer' | 'logical',
  cells: readonly string[],
  marks: NumberMarks,
): string {
  const present = cells.map((cell) => cell.trim()).filter((cell) => cell !== '' && cell !== 'NA');
  const isTruth = present.every((cell) => truths.has(cell));
  const taken = new Set(marks.group);
  for (const cell of cells) {
    for (const blank of cell.match(/\s/g) ?? []) if (isTruth || !/[ \t\r\n]/.test(blank)) taken.add(blank);
  }
  // R reads every line end in a file as a line feed.
  if (taken.delete('\r')) taken.add('\n');
  let code = name;
  if (taken.size > 0) code = `gsub(${quoteString(`[${[...taken].join('')}]`)}, "", ${code})`;
  if (marks.decimal === ',' && !isTruth) code = `sub(",", ".", ${code}, fixed = TRUE)`;
  if (isTruth) return kind === 'logical' ? `as.logical(${code})` : `${makers[kind]}(as.logical(${code}))`;
  return kind === 'logical' ? `as.logical(as.numeric(${code}))` : `${makers[kind]}(${code})`;
}

const makers = { double: 'as.numeric', integer: 'as.integer' } as const;

/** Doubles that R's own conversion of their text may miss by one in the last place. */
function corrections(
  name: string,
  column: Column,
  cells: readonly string[],
  marks: NumberMarks,
): readonly string[] {
  if (column.kind !== 'double') return [];
  const { values } = column;
  const rows = cells.flatMap((cell, row) => {
    const plain = plainNumber(cell.trim(), marks);
    return plain !== undefined && mayReadOtherwise(plain) ? [row] : [];
  });
  return assigned(name, rows, (row) => exactNumber(values[row] ?? Number.NaN));
}
