import { type RefObject, useEffect, useRef } from 'react';
import { takeLostFocus } from './take-focus';

/**
 * A place, not reached by Tab itself, that has the keyboard's focus when `state` has changed and what had the focus is
 * gone: a button that gave way to the progress of what it began, or a Stop that gave way to the answer.
 */
export function useFocusKept<T extends HTMLElement>(state: string): RefObject<T | null> {
  const place = useRef<T>(null);
  const before = useRef(state);
  useEffect(() => {
    const changed = before.current !== state;
    before.current = state;
    if (changed) takeLostFocus(place.current, { preventScroll: true });
  }, [state]);
  return place;
}
