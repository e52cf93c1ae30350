import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDraws, type Draws } from '../../../shared/stats/draws';

export const fixtures = join(import.meta.dirname, '../../fixtures');
export const fits = ['01_epilepsy_poisson', '02_sleepstudy_distributional', '03_eight_schools_bad'] as const;

export function readDoubles(...path: string[]): Float64Array {
  const bytes = readFileSync(join(fixtures, ...path));
  return new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

export function readJson<T>(...path: string[]): T {
  return JSON.parse(readFileSync(join(fixtures, ...path), 'utf8')) as T;
}

export function readFit(name: string): Draws {
  const meta = readJson<{ variables: string[]; n_chains: number; n_draws: number }>(name, 'meta.json');
  return createDraws(meta.variables, meta.n_chains, meta.n_draws, readDoubles(name, 'draws.f64'));
}

/** A number as the fixtures write it: R's special values are strings. */
export function toNumber(cell: number | string | undefined): number {
  if (cell === 'NA' || cell === 'NaN') return Number.NaN;
  if (cell === 'Inf') return Number.POSITIVE_INFINITY;
  if (cell === '-Inf') return Number.NEGATIVE_INFINITY;
  if (typeof cell !== 'number') throw new Error(`not a number: ${String(cell)}`);
  return cell;
}

/** Relative difference; 0 where both are the same special value, Infinity where only one is. */
export function relativeDifference(ours: number, theirs: number): number {
  if (Object.is(ours, theirs) || ours === theirs) return 0;
  if (!Number.isFinite(ours) || !Number.isFinite(theirs)) return Number.POSITIVE_INFINITY;
  return Math.abs(ours - theirs) / Math.abs(theirs);
}
