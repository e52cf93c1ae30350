import { useEffect, useRef } from 'react';
import { takeLostFocus } from './take-focus';

/**
 * For what stands over the page while it is mounted: the keyboard's focus goes back to what had it. Where that is gone,
 * it goes to the button of the menu that it was an item of, or to the element that `otherwise` selects.
 */
export function useReturnFocus(otherwise?: string): void {
  const had = useRef(document.activeElement);
  const menuButton = useRef(buttonOfMenu(document.activeElement));
  useEffect(
    () => () => {
      const before = had.current;
      setTimeout(() => {
        const usable = before instanceof HTMLElement && before !== document.body && before.isConnected;
        const instead =
          otherwise === undefined
            ? document.getElementById(menuButton.current ?? '')
            : document.querySelector<HTMLElement>(otherwise);
        takeLostFocus(usable ? before : instead);
      });
    },
    [otherwise],
  );
}

/** The id of the button that opened the menu which `item` is in; null where it is in none. */
function buttonOfMenu(item: Element | null): string | null {
  return item?.closest('[role="menu"]')?.getAttribute('aria-labelledby') ?? null;
}
