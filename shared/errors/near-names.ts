import damerauLevenshtein from 'damerau-levenshtein';

/**
 * Up to three of `names` that `name` could be a slip of, nearest first. A slip is a character more, less or another one,
 * or two neighbours swapped; one is allowed, in longer names one for every three characters. Case does not count.
 */
export function nearNames(name: string, names: readonly string[]): readonly string[] {
  const wanted = name.toLowerCase();
  return names
    .filter((candidate) => candidate.length < 100 && Math.abs(candidate.length - name.length) <= 3)
    .map((candidate) => ({ candidate, d: damerauLevenshtein(wanted, candidate.toLowerCase()).steps }))
    .filter(({ candidate, d }) => d <= Math.max(1, Math.floor(Math.min(name.length, candidate.length) / 3)))
    .sort((a, b) => a.d - b.d)
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}

/** The hint that names what was probably meant: "Did you mean a or b?"; `otherwise` where nothing is near. */
export function didYouMean(near: readonly string[], otherwise: string): string {
  return near.length > 0 ? `Did you mean ${orList(near)}?` : otherwise;
}

/** "a", "a or b", "a, b or c". */
export function orList(names: readonly string[]): string {
  if (names.length <= 1) return names[0] ?? '';
  return `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}
