import type { ConfigTrial } from '../../../shared/contract/environments';

/** The list with one entry at another place; as it is where there is no such place. */
export function movedTo<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const entry = list[from];
  if (entry === undefined || to < 0 || to >= list.length) return list;
  const others = list.filter((_, index) => index !== from);
  return [...others.slice(0, to), entry, ...others.slice(to)];
}

/** The line of the script that a trial stopped at, of those that were run; null where none of them is to blame. */
export function failedScript({ error }: ConfigTrial, scripts: readonly number[]): number | null {
  const index = /^startup_scripts\[(\d+)\]$/.exec(error?.where ?? '')?.[1];
  return index === undefined ? null : (scripts[Number(index)] ?? null);
}
