/**
 * Gives an element the keyboard's focus, if nothing else has it. What lies under an open dialog does not take it: the
 * dialog has something of its own for it.
 */
export function takeLostFocus(element: HTMLElement | null, options?: FocusOptions): void {
  if (!element || document.activeElement !== document.body) return;
  const dialog = document.querySelector('[aria-modal="true"]');
  if (!dialog || dialog.contains(element)) element.focus(options);
}
