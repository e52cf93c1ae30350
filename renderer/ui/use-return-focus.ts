import { useEffect, useRef } from 'react';

/**
 * For what stands over the page while it is mounted: the keyboard's focus goes back to what had it (of an item of a menu,
 * the menu's button), or to the element that `otherwise` selects where that is gone.
 */
export function useReturnFocus(otherwise?: string): void {
  const had = useRef(openerOf(document.activeElement));
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

/** Items of a menu are gone when the menu is; its button stays. */
function openerOf(element: Element | null): Element | null {
  const menu = element?.closest('[role="menu"]');
  return (menu && document.getElementById(menu.getAttribute('aria-labelledby') ?? '')) ?? element;
}
