import type { HTMLAttributes } from 'react';

/** For a scrolling place without controls in it: the keyboard must reach it to scroll it (axe, scrollable-region-focusable). */
export function scrollProps(role: 'log' | 'region', label: string): HTMLAttributes<HTMLElement> {
  return { role, 'aria-label': label, tabIndex: 0 };
}
