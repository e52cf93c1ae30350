import { useCallback, useState } from 'react';
import { readStored, writeStored } from '../store/stored';

const kept = new Map<string, unknown>();

/**
 * `useState` that outlives its component under `key`: a tab shows what it showed when one comes back to it. A text, which
 * somebody typed, outlives the page too, should it crash.
 */
export function useKept<T>(key: string, initial: T): readonly [T, (value: T) => void] {
  const [value, setValue] = useState<T>(() => recall(key, initial));
  const set = useCallback(
    (next: T) => {
      kept.set(key, next);
      if (typeof next === 'string') writeStored(globalThis.sessionStorage, `kept:${key}`, next);
      setValue(next);
    },
    [key],
  );
  return [value, set];
}

function recall<T>(key: string, initial: T): T {
  if (kept.has(key)) return kept.get(key) as T;
  const text = typeof initial === 'string' ? readStored<T>(globalThis.sessionStorage, `kept:${key}`) : null;
  return typeof text === 'string' ? text : initial;
}
