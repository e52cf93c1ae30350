import { useCallback, useMemo } from 'react';
import type { KeptFor } from './state/kept';
import { useActions, useStudioState } from './use-store';

/**
 * `useState` that outlives its component under `key`: a tab shows what it showed when one comes back to it. A text, which
 * somebody typed, outlives the page too, should it crash; what else is to outlive it says so by `time` and must be plain
 * data. Each project has its own values, but for those of the machine: fits of two projects may have the same id.
 */
export function useKept<T>(
  key: string,
  initial: T,
  time: KeptFor = typeof initial === 'string' ? 'tab' : 'page',
): readonly [T, (value: T) => void] {
  const { keep, recall } = useActions();
  const project = useStudioState((state) => state.project?.path);
  const place = project === undefined || time === 'machine' ? key : `${key}:${project}`;
  const value = useStudioState(({ keptValues }) => keptValues[place]);
  // Read from a storage once for each key, not at each drawing.
  const left = useMemo(() => recall(place, time), [place, time, recall]);
  const set = useCallback((next: T) => keep(place, next, time), [place, time, keep]);
  return [chosen(value, left, initial), set];
}

/** The first that there is. What an earlier version left under the key may be of another type. */
function chosen<T>(value: unknown, left: unknown, initial: T): T {
  if (value !== undefined) return value as T;
  const fits = left !== null && (initial === null || typeof left === typeof initial);
  return fits ? (left as T) : initial;
}
