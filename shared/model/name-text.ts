import * as z from 'zod';
import { t } from '../texts/texts';

/** The most characters of a name, as people count them: an emoji is one. */
export const mostNameCharacters = 120;

/** Control characters, line breaks among them. */
const controls = /[\p{Cc}\u2028\u2029]/u;
/** Half of a character that takes two code units. */
const halves = /\p{Cs}/u;

/** Why this cannot be the name of a project, a data set or a model; null where it can. Blanks at its ends do not count. */
export function nameFault(text: string): string | null {
  const name = text.trim();
  if (name === '') return t('names.item.empty');
  const length = [...name].length;
  if (length > mostNameCharacters) return t('names.item.long', { n: length, most: mostNameCharacters });
  if (controls.test(name)) return t('names.item.control');
  if (halves.test(name)) return t('names.item.half');
  return null;
}

/** The name of a project, a data set or a model, as it comes from outside: without blanks at its ends. */
export const nameText = z
  .string()
  .trim()
  .superRefine((text, context) => {
    const fault = nameFault(text);
    if (fault !== null) context.addIssue({ code: 'custom', message: fault });
  });

/** A name made from any text, such as that of a file; `fallback` where nothing of it is left. */
export function asName(text: string, fallback: string): string {
  const plain = text.replace(new RegExp(controls, 'gu'), ' ').replace(new RegExp(halves, 'gu'), '\ufffd');
  return cutName(plain.trim(), mostNameCharacters) || fallback;
}

/** `name` with `ending` behind it, and so much of it that both together are a name. */
export function withEnding(name: string, ending: string): string {
  return `${cutName(name, mostNameCharacters - [...ending].length)}${ending}`;
}

/** The first characters of a text; none is cut in two. */
function cutName(text: string, most: number): string {
  return [...text].slice(0, most).join('').trimEnd();
}
