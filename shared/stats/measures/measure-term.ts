import type { MeasureId } from './list';

/** The term by which a measure's help is asked for. */
export function measureTerm(id: MeasureId): string {
  return `measure:${id}`;
}
