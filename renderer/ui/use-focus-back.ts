import { type RefObject, useEffect, useRef } from 'react';

/**
 * A button for the keyboard's focus when the work is over and the Stop that had it is gone; `given` where the button
 * has a reference already.
 */
export function useFocusBack(
  working: boolean,
  given?: RefObject<HTMLButtonElement | null>,
): RefObject<HTMLButtonElement | null> {
  const own = useRef<HTMLButtonElement>(null);
  const button = given ?? own;
  const before = useRef(working);
  useEffect(() => {
    const ended = before.current && !working;
    before.current = working;
    if (ended && document.activeElement === document.body) button.current?.focus();
  }, [working, button]);
  return button;
}
