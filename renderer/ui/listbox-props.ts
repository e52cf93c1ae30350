import type { HTMLAttributes } from 'react';

/**
 * Makes a list one stop of the Tab key with the arrow keys inside (WAI-ARIA Authoring Practices, "Listbox").
 * `active` is the id of the chosen option.
 */
export function listboxProps(list: {
  readonly label: string;
  readonly active: string | undefined;
}): HTMLAttributes<HTMLUListElement> {
  return { role: 'listbox', tabIndex: 0, 'aria-label': list.label, 'aria-activedescendant': list.active };
}

export function optionProps(option: {
  readonly id: string;
  readonly selected: boolean;
}): HTMLAttributes<HTMLLIElement> {
  return { role: 'option', id: option.id, 'aria-selected': option.selected };
}
