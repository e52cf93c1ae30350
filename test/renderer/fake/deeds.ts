/** Types `text` in place of what is in a field, as React sees it. */
export function type(field: Element | null | undefined, text: string): void {
  if (!(field instanceof HTMLInputElement) && !(field instanceof HTMLTextAreaElement))
    throw new Error('There is no such field.');
  const own = field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  // React has taken over the setter of the element itself, and would think that nothing has changed.
  Object.getOwnPropertyDescriptor(own, 'value')?.set?.call(field, text);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/** All elements on the page, dialogs and menus too. */
export function found(selector: string): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(selector)];
}

/** The button (or what `selector` finds) that bears this name. */
export function named(name: string, selector = 'button'): HTMLElement {
  const all = found(selector);
  const one = all.find(
    (element) => (element.getAttribute('aria-label') ?? element.textContent)?.trim() === name,
  );
  if (!one)
    throw new Error(`There is no “${name}”, only ${all.map(({ textContent }) => textContent).join(', ')}.`);
  return one;
}

/** The field with this label. */
export function field(label: string): HTMLInputElement {
  const inputs = found('input, textarea').filter((input) => {
    const labels = [...((input as HTMLInputElement).labels ?? [])].map(({ textContent }) => textContent);
    return [input.getAttribute('aria-label'), ...labels].includes(label);
  });
  const [first] = inputs;
  if (!first) throw new Error(`There is no field “${label}”.`);
  return first as HTMLInputElement;
}
