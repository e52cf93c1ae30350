import { analyses } from '../analyses/list';
import { workKinds } from '../contract/work-kinds';
import { termKinds } from '../model/terms/list';
import { plots } from '../plots/list';
import { measures } from '../stats/measures/list';
import { type KindFolder, type KindWords, kindText, kindTexts } from '../texts/kind-words';

interface Kind {
  readonly id: string;
  readonly words: KindWords;
}

/** Every kind that has words, by the folder under which the catalogue has them. */
export const kinds: Readonly<Record<KindFolder, readonly Kind[]>> = {
  measures,
  analyses,
  plots,
  terms: termKinds,
  work: Object.entries(workKinds).map(([id, { words }]) => ({ id, words })),
};

for (const [folder, list] of Object.entries(kinds)) {
  for (const { id, words } of list) kindTexts(folder as KindFolder, id, { ...words });
}

/** What a kind is called, as a heading. */
export function kindTitle(folder: KindFolder, id: string): string {
  return kindText(folder, id, 'title');
}

/** What a kind tells, in a sentence for somebody who has never seen it. */
export function kindAbout(folder: KindFolder, id: string): string {
  return kindText(folder, id, 'about');
}
