/** Ours beside theirs, from one run; both are medians unless the name says otherwise. */
export interface BenchRow {
  readonly name: string;
  readonly ours: number;
  /** NaN where there is nothing to compare with; the note says why. */
  readonly theirs: number;
  readonly unit: string;
  readonly note: string;
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
