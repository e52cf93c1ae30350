/** A figure; or why it is missing, which the table shows as "failed". */
export type Cell = number | { readonly failed: string };

/** Ours beside theirs, from one run; both are medians unless the name says otherwise. */
export interface BenchRow {
  readonly name: string;
  readonly ours: number;
  /** NaN where there is nothing to compare with; the note says why. */
  readonly theirs: Cell;
  readonly unit: string;
  readonly note: string;
}

/** What every bench is told. */
export interface BenchRun {
  /** Where the bench itself lies once it is built. */
  readonly folder: string;
  /** Where what it installs is kept between runs. */
  readonly cache: string;
  /** Small sizes and few rounds: that it runs is what counts, not what it measures. */
  readonly quick: boolean;
}

/** Milliseconds. */
export async function timed(work: () => unknown): Promise<number> {
  const before = performance.now();
  await work();
  return performance.now() - before;
}

export function quantile(values: readonly number[], p: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.floor((sorted.length - 1) * p)] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}
