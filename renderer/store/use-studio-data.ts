import { useRef } from 'react';
import type { StudioState } from './state';
import { useStudioState } from './use-store';

/** As `useStudioState`, for selectors that make small plain data anew: the component renders when it says something else. */
export function useStudioData<T>(selector: (state: StudioState) => T): T {
  const last = useRef<{ readonly text: string; readonly value: T } | null>(null);
  return useStudioState((state) => {
    const value = selector(state);
    const text = JSON.stringify(value);
    if (last.current?.text === text) return last.current.value;
    last.current = { text, value };
    return value;
  });
}
