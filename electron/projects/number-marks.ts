/** How numbers are written: the decimal mark, and the mark between groups of three digits (empty if there is none). */
export interface NumberMarks {
  readonly decimal: '.' | ',';
  readonly group: string;
}

export const plainMarks: NumberMarks = { decimal: '.', group: '' };

/** Marks that people write between thousands: point, comma, spaces of several widths, apostrophes. */
export const groupMarks = ['.', ',', ' ', '\u00a0', '\u2009', '\u202f', "'", '\u2019'] as const;

const words: ReadonlyMap<string, number> = new Map([
  ['Inf', Number.POSITIVE_INFINITY],
  ['-Inf', Number.NEGATIVE_INFINITY],
  ['NaN', Number.NaN],
]);

const patterns = new Map<string, RegExp>();

/** The pattern of numbers written with `marks`. Grouped numbers have no exponent: nobody writes 1,234e5. */
function patternOf({ decimal, group }: NumberMarks): RegExp {
  const key = decimal + group;
  const known = patterns.get(key);
  if (known) return known;
  // Many people write the mark from five digits on only: 1234 and 12.345.
  const plain = `(?:[0-9]+(?:[${decimal}][0-9]*)?|[${decimal}][0-9]+)(?:[eE][+-]?[0-9]+)?`;
  const grouped = `[1-9][0-9]{0,2}(?:[${group}][0-9]{3})+(?:[${decimal}][0-9]*)?`;
  const pattern = new RegExp(`^[+-]?(?:${plain}${group === '' ? '' : `|${grouped}`})$`);
  patterns.set(key, pattern);
  return pattern;
}

/**
 * A number written with `marks`, as R and JavaScript write it ("1.234,5" becomes "1234.5"); undefined if it is no
 * number.
 */
export function plainNumber(text: string, marks: NumberMarks): string | undefined {
  if (words.has(text)) return text;
  if (!patternOf(marks).test(text)) return undefined;
  const whole = marks.group === '' ? text : text.replaceAll(marks.group, '');
  return marks.decimal === '.' ? whole : whole.replace(',', '.');
}

/** The number for a text of `plainNumber`. */
export function numberOfPlain(plain: string): number {
  return words.get(plain) ?? Number(plain);
}

/** The number for a text with a decimal point; undefined if it is no number. */
export function parseNumber(text: string): number | undefined {
  const plain = plainNumber(text.trim(), plainMarks);
  return plain === undefined ? undefined : numberOfPlain(plain);
}

const mayBeNumber = new RegExp(`^[+-]?[0-9.,][-0-9eE+${groupMarks.join('')}]*$`);

/** All marks with which all `cells` can be read as numbers. The cells are trimmed and not missing. */
export function possibleMarks(cells: readonly string[]): readonly NumberMarks[] {
  if (!cells.every((cell) => mayBeNumber.test(cell) || words.has(cell))) return [];
  const rare = cells.some((cell) => /[^0-9eE+.-]/.test(cell)) ? groupMarks : (['.'] as const);
  const used = new Set<string>(rare.filter((mark) => cells.some((cell) => cell.includes(mark))));
  const groups = ['', ...used];
  const candidates = groups.flatMap((group) =>
    (['.', ','] as const)
      .filter((decimal) => decimal !== group && (decimal === '.' || group !== '' || !used.has('.')))
      .map((decimal) => ({ decimal, group })),
  );
  return candidates.filter((marks) => cells.every((cell) => words.has(cell) || patternOf(marks).test(cell)));
}

/** The decimal marks that are certain: those of columns that can be read with only one of them. */
export function shownDecimals(possible: Iterable<readonly NumberMarks[]>): ReadonlySet<'.' | ','> {
  const shown = new Set<'.' | ','>();
  for (const marks of possible) {
    const decimals = new Set(marks.map(({ decimal }) => decimal));
    const [only] = decimals;
    if (decimals.size === 1 && only) shown.add(only);
  }
  return shown;
}

/**
 * Chooses among the `possible` marks of a column by what the rest of the file shows. Null if they give different
 * numbers (5.298 may be a bit over five, or over five thousand) and the file does not settle it.
 */
export function settledMarks(
  possible: readonly NumberMarks[],
  shown: ReadonlySet<'.' | ','>,
): NumberMarks | null {
  const [first, ...others] = possible;
  if (!first) return null;
  if (others.every(({ group }) => group === first.group)) return first;
  const [decimal, another] = shown;
  if (decimal === undefined || another !== undefined) return null;
  return possible.find((marks) => marks.decimal === decimal) ?? null;
}
