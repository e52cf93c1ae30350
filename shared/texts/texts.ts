import i18next, { type ParseKeys } from 'i18next';
import { en } from './en/en';

declare module 'i18next' {
  interface CustomTypeOptions {
    readonly resources: { readonly translation: typeof en };
  }
}

/** A text of the catalogue; of one with several forms for numbers the key without `_one` and the like. */
export type TextKey = ParseKeys;

const catalogue = i18next.createInstance();
// Everything is in memory, so it is ready when this returns.
void catalogue.init({
  lng: 'en',
  fallbackLng: 'en',
  resources: { en: { translation: en } },
  initAsync: false,
  // React escapes what it shows.
  interpolation: { escapeValue: false },
});

/** Adds English texts at a place such as `plots.trace`; what is there already stays unless it is given again. */
export function addTexts(place: string, texts: Readonly<Record<string, string | object>>): void {
  const nested = place.split('.').reduceRight<object>((inner, name) => ({ [name]: inner }), texts);
  catalogue.addResourceBundle('en', 'translation', nested, true, true);
}

/**
 * A text that people read, by its key. Numbers go in as they are shown (`ui/number-text`); `count` chooses among the forms
 * that a language has for one and many.
 */
export function t(key: TextKey, values: Readonly<Record<string, string | number>> = {}): string {
  return catalogue.t(key, values);
}
