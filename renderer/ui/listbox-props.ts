import type { HTMLAttributes } from 'react';

/**
 * Makes a list one stop of the Tab key with the arrow keys inside (WAI-ARIA Authoring Practices, "Listbox").
 * `active` is the id of the option that the keys have reached; `many`: several can be selected at once.
 */
export function listboxProps(list: {
  readonly label: string;
  readonly active: string | undefined;
  readonly many?: boolean;
}): HTMLAttributes<HTMLUListElement> {
  return {
    role: 'listbox',
    tabIndex: 0,
    'aria-label': list.label,
    'aria-activedescendant': list.active,
    ...(list.many && { 'aria-multiselectable': true }),
  };
}

export function optionProps(option: {
  readonly id: string;
  readonly selected: boolean;
}): HTMLAttributes<HTMLLIElement> {
  return { role: 'option', id: option.id, 'aria-selected': option.selected };
}
