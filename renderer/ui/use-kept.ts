import { useCallback, useState } from 'react';

const kept = new Map<string, unknown>();

/** `useState` that outlives its component under `key`: a tab shows what it showed when one comes back to it. */
export function useKept<T>(key: string, initial: T): readonly [T, (value: T) => void] {
  const [value, setValue] = useState<T>(() => (kept.has(key) ? (kept.get(key) as T) : initial));
  const set = useCallback(
    (next: T) => {
      kept.set(key, next);
      setValue(next);
    },
    [key],
  );
  return [value, set];
}
