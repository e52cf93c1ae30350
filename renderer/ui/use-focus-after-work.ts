import { type RefObject, useEffect, useRef } from 'react';
import { takeLostFocus } from './take-focus';

/**
 * An element, mostly a button, for the keyboard's focus when the work is over and the Stop that had it is gone; `given`
 * where it has a reference already.
 */
export function useFocusAfterWork<T extends HTMLElement = HTMLButtonElement>(
  working: boolean,
  given?: RefObject<T | null>,
): RefObject<T | null> {
  const own = useRef<T>(null);
  const button = given ?? own;
  const before = useRef(working);
  useEffect(() => {
    const ended = before.current && !working;
    before.current = working;
    if (ended) takeLostFocus(button.current);
  }, [working, button]);
  return button;
}
