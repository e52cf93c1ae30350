import { StudioError } from '../../shared/errors/studio-error';

const number = '(0|[1-9]\\d*)';
const form = new RegExp(`^v?${number}\\.${number}\\.${number}(?:-([0-9A-Za-z.-]+))?(?:\\+[0-9A-Za-z.-]+)?$`);

/** Is `a` newer than `b`? By the order of Semantic Versioning 2.0.0, section 11. Throws `invalid-input` for no version. */
export function isNewer(a: string, b: string): boolean {
  return compare(parse(a), parse(b)) > 0;
}

interface Version {
  readonly numbers: readonly bigint[];
  /** Of a version before the release; empty for the release. */
  readonly before: readonly string[];
}

function parse(text: string): Version {
  const [, major, minor, patch, before] = form.exec(text) ?? [];
  const numbers = [major, minor, patch].flatMap((part) => (part === undefined ? [] : [BigInt(part)]));
  if (numbers.length === 3) return { numbers, before: before?.split('.') ?? [] };
  throw new StudioError('invalid-input', `“${text}” is no version such as 1.2.3.`);
}

function compare(a: Version, b: Version): number {
  for (const [i, one] of a.numbers.entries()) {
    const other = b.numbers[i] ?? 0n;
    if (one !== other) return one > other ? 1 : -1;
  }
  if (a.before.length === 0 || b.before.length === 0) return b.before.length - a.before.length;
  for (const [i, one] of a.before.entries()) {
    const other = b.before[i];
    if (other === undefined) return 1;
    if (one !== other) return compareParts(one, other);
  }
  return a.before.length - b.before.length;
}

/** Numbers by value and before words; words by their characters. */
function compareParts(one: string, other: string): number {
  const [a, b] = [one, other].map((part) => (/^\d+$/.test(part) ? BigInt(part) : null));
  if (a != null && b != null) return a > b ? 1 : -1;
  if (a != null) return -1;
  if (b != null) return 1;
  return one > other ? 1 : -1;
}
