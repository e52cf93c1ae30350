import { useEffect, useRef } from 'react';

/**
 * For what stands over the page while it is mounted: the keyboard's focus goes back to what had it, or to the element
 * that `otherwise` selects where that is gone (an item of a menu).
 */
export function useReturnFocus(otherwise?: string): void {
  const had = useRef(document.activeElement);
  useEffect(
    () => () => {
      const before = had.current;
      setTimeout(() => {
        if (document.activeElement !== document.body) return;
        const usable = before instanceof HTMLElement && before !== document.body && before.isConnected;
        const instead = otherwise === undefined ? null : document.querySelector<HTMLElement>(otherwise);
        (usable ? before : instead)?.focus();
      });
    },
    [otherwise],
  );
}
