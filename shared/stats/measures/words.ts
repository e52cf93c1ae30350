import { type MeasureId, measures } from './list';

/** The words of all measures by id, for the catalogue of texts. */
export const measureWords = Object.fromEntries(measures.map(({ id, words }) => [id, words])) as Readonly<
  Record<MeasureId, { readonly title: string; readonly about: string }>
>;

/** The term by which a measure's help is asked for. */
export function measureTerm(id: MeasureId): string {
  return `measure:${id}`;
}
