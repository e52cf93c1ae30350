import type { ColumnRemark } from '../../shared/model/column-info';
import type { Loss } from './lost-numbers';
import { type NumberMarks, numberOfPlain, plainNumber } from './number-marks';

const markNames: Readonly<Record<string, string>> = {
  '.': 'points',
  ',': 'commas',
  "'": 'apostrophes',
  '’': 'apostrophes',
};

const nameOf = (mark: string) => markNames[mark] ?? 'blanks';

/** The first cell that contains `mark`. */
const exampleOf = (cells: readonly string[], mark: string) => cells.find((cell) => cell.includes(mark)) ?? '';

function numberIn(cell: string, marks: NumberMarks): number {
  return numberOfPlain(plainNumber(cell, marks) ?? '');
}

/** Marks between thousands were removed. */
export function groupedRemark(name: string, cells: readonly string[], marks: NumberMarks): ColumnRemark {
  const example = exampleOf(cells, marks.group);
  return {
    message: `“${name}” was read with ${nameOf(marks.group)} between thousands: “${example}” is ${numberIn(example, marks)}.`,
    hint: 'If that is wrong, correct the column in the file and import it again.',
  };
}

/** Read with decimal marks that may have been marks between thousands. */
export function decimalRemark(name: string, cells: readonly string[], marks: NumberMarks): ColumnRemark {
  const { decimal } = marks;
  const example = exampleOf(cells, decimal);
  const value = numberIn(example, marks);
  const [low, high] = [Math.floor(value), Math.floor(value) + 1];
  const grouped = numberIn(example, { decimal: decimal === '.' ? ',' : '.', group: decimal });
  return {
    message: `“${name}” was read with decimal ${nameOf(decimal)}: “${example}” lies between ${low} and ${high}.`,
    hint: `If the ${nameOf(decimal)} stand between thousands, choose the kind integer: then it is ${grouped}.`,
  };
}

/** Left as text, because nothing tells decimal marks from marks between thousands. */
export function unclearRemark(name: string, cells: readonly string[], mark: string): ColumnRemark {
  const example = exampleOf(cells, mark);
  const plain = example.replace(mark, '.');
  return {
    message: `“${name}” was left as text: “${example}” can be ${plain} or ${plain.replaceAll('.', '')}.`,
    hint: `Choose the kind double if the ${nameOf(mark)} are decimal marks, integer if they stand between thousands.`,
  };
}

/** Left as text: where commas separate the columns, "1,2" may as well be a list of answers. */
export function commaRemark(name: string, cells: readonly string[]): ColumnRemark {
  return {
    message: `“${name}” was left as text: commas separate the columns of this file, and “${exampleOf(cells, ',')}” holds one.`,
    hint: 'Choose the kind double if these are numbers with a decimal comma.',
  };
}

/** Left as text, although most cells are numbers. */
export function oddCellRemark(name: string, cell: string, row: number): ColumnRemark {
  return {
    message: `“${name}” was left as text: “${cell}” in row ${row + 1} is not a number written as the others are.`,
    hint: 'If the column holds numbers, correct that value in the file and import it again.',
  };
}

/** Left as text, because the numbers would differ from the file. */
export function lossRemark(name: string, { kind, cells }: Loss): ColumnRemark {
  const [one, other = ''] = cells;
  switch (kind) {
    case 'range':
      return {
        message: `“${name}” was left as text: “${one}” is too large or too small for a number in R.`,
        hint: 'Correct the value in the file and import it again.',
      };
    case 'long':
      return {
        message: `“${name}” was left as text: “${one}” has more digits than a number in R can hold.`,
        hint: 'It can be a group as it is. Choose the kind double only if the last digits do not matter.',
      };
    case 'merged':
    case 'zeros':
      return {
        message: `“${name}” was left as text: “${one}” and “${other}” would be the same number.`,
        hint: 'It can be a group as it is. Choose the kind double only if that difference does not matter.',
      };
  }
}

/** Converted to numbers at the user's request, with a loss of digits. */
export function roundedRemark(name: string, { cells: [one] }: Loss): ColumnRemark {
  return {
    message: `“${name}” is rounded: “${one}” becomes ${Number(one)}.`,
    hint: 'Choose the kind string or factor to keep every digit.',
  };
}

/** Read as numbers, which cannot keep leading zeros. */
export function zerosRemark(name: string, cell: string): ColumnRemark {
  return {
    message: `“${name}” was read as numbers, without the zeros in front: “${cell}” is ${Number(cell)}.`,
    hint: 'Choose the kind string or factor to keep the zeros.',
  };
}
