import { useSyncExternalStore } from 'react';
import type { Preferences } from '../../shared/contract/preferences';

/** How numbers are written for people. What is copied, saved or sent to R never goes by it. */
export interface NumberStyle {
  readonly decimal: string;
  /** Between thousands; empty for nothing. */
  readonly group: string;
  /** Significant digits of the smallest standard deviation in a table. */
  readonly digits: number;
}

type NumberPreferences = Pick<Preferences, 'digits' | 'decimalMark' | 'grouping'>;

const narrowSpace = '\u202f';
const groups = { comma: ',', point: '.', space: narrowSpace, apostrophe: '’', none: '' } as const;

let current: NumberStyle = { decimal: '.', group: ',', digits: 2 };
const listeners = new Set<() => void>();

/** The style that preferences mean. Where the system's marks would make two alike, thousands get a space. */
export function numberStyleOf(
  { digits, decimalMark, grouping }: NumberPreferences,
  locale?: string,
): NumberStyle {
  const parts = new Intl.NumberFormat(locale, { useGrouping: true }).formatToParts(-1234567.8);
  const mark = (type: 'decimal' | 'group') => parts.find((part) => part.type === type)?.value ?? '';
  const decimal = decimalMark === 'locale' ? mark('decimal') || '.' : decimalMark === 'comma' ? ',' : '.';
  const group = grouping === 'locale' ? mark('group') : groups[grouping];
  return { decimal, group: group === decimal ? narrowSpace : group, digits };
}

/** The style that the whole page has now. */
export function numberStyle(): NumberStyle {
  return current;
}

export function setNumberStyle(preferences: NumberPreferences): void {
  const next = numberStyleOf(preferences);
  const { decimal, group, digits } = current;
  if (next.decimal === decimal && next.group === group && next.digits === digits) return;
  current = next;
  for (const listener of listeners) listener();
}

/** Returns the function that ends the listening. */
export function onNumberStyle(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The style, for what is drawn or computed only when something changes. */
export function useNumberStyle(): NumberStyle {
  return useSyncExternalStore(onNumberStyle, numberStyle);
}

/** A number as JavaScript prints it ("-1234.5", "1.5e-7") in the style, with a true minus sign; other texts as they are. */
export function styledNumber(plain: string, { decimal, group }: NumberStyle = current): string {
  const [, sign, whole, rest] = /^(-?)(\d+)((?:\.\d+)?(?:e[+-]\d+)?)$/.exec(plain) ?? [];
  if (sign === undefined || whole === undefined || rest === undefined) return plain;
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, group);
  return `${sign && '−'}${grouped}${rest.replace('.', decimal).replace('-', '−')}`;
}
