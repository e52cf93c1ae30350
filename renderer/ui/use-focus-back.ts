import { type RefObject, useEffect, useRef } from 'react';

/** A button for the keyboard's focus when the work is over and the Stop that had it is gone. */
export function useFocusBack(working: boolean): RefObject<HTMLButtonElement | null> {
  const button = useRef<HTMLButtonElement>(null);
  const before = useRef(working);
  useEffect(() => {
    const ended = before.current && !working;
    before.current = working;
    if (ended && document.activeElement === document.body) button.current?.focus();
  }, [working]);
  return button;
}
