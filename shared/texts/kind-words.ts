import { addTexts, type TextKey, t } from './texts';

/** What a kind is called and what it tells, in English. It stands in the kind's own file; the catalogue takes it from there. */
export interface KindWords {
  /** As a heading: "Trace". */
  readonly title: string;
  /** One sentence for somebody who has never seen it. */
  readonly about: string;
}

/** Folders of kinds, as their texts are found in the catalogue: `plots.trace.title`. */
export type KindFolder = 'measures' | 'analyses' | 'plots' | 'terms' | 'work';
/** Those of what only the page has: parts of a fit's tab, and tabs. */
type PageFolder = 'parts' | 'tabs';

/** The words of a kind: texts by their key, and groups of texts such as the names of a form's fields. */
type WordTree = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

/** Keys of texts, not of groups. */
type TextOf<Words> = { [Key in keyof Words]: Words[Key] extends string ? Key : never }[keyof Words];

/** Keys without the endings that tell one from many. */
type WordKey<Words> =
  TextOf<Words> extends infer Key ? (Key extends `${infer Stem}_${'one' | 'other'}` ? Stem : Key) : never;

/**
 * Puts the words of a kind into the catalogue and gives the function that reads them. For a kind that says more than its
 * title: the labels of a plot's axes or what a term's check says, for example.
 */
export function kindTexts<Words extends WordTree>(
  folder: KindFolder,
  id: string,
  words: Words,
): (key: WordKey<Words> & string, values?: Readonly<Record<string, string | number>>) => string {
  addTexts(`${folder}.${id}`, words);
  return (key, values) => kindText(folder, id, key, values);
}

/** A text of a kind, once its words are in the catalogue. */
export function kindText(
  folder: KindFolder,
  id: string,
  key: string,
  values?: Readonly<Record<string, string | number>>,
): string {
  // Such keys are not known to the compiler: adding a kind must not touch the catalogue's files.
  return t(`${folder}.${id}.${key}` as TextKey, values);
}

/** Puts the words of a kind that only the page has into the catalogue, and gives the keys by which it finds them. */
export function kindKeys<Words extends Readonly<Record<string, string>>>(
  folder: PageFolder,
  id: string,
  words: Words,
): { readonly [Key in keyof Words]: TextKey } {
  addTexts(`${folder}.${id}`, words);
  const keys = Object.keys(words).map((key) => [key, `${folder}.${id}.${key}`]);
  return Object.fromEntries(keys) as { readonly [Key in keyof Words]: TextKey };
}
