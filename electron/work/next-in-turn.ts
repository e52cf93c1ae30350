import { hasBegun, hasEnded, type WorkState } from '../../shared/contract/work';

/** What decides whose turn it is. */
export interface Turn {
  readonly state: WorkState;
  readonly lane: string | null;
  /** Cores that it keeps busy, or would. */
  readonly cores: number;
}

/**
 * The first that may begin, of what was asked for in this order; undefined where none may.
 *
 * One runs at a time in a lane. What needs cores begins when they are free, or, where it needs more than there are,
 * when nobody else uses any; until then nothing that needs cores and came later passes it.
 */
export function nextInTurn<Entry extends Turn>(entries: Iterable<Entry>, cores: number): Entry | undefined {
  const alive = [...entries].filter((entry) => !hasEnded(entry));
  const begun = alive.filter(hasBegun);
  const used = begun.reduce((sum, entry) => sum + entry.cores, 0);
  const lanes = new Set(begun.map(({ lane }) => lane));
  let waitsForCores = false;
  return alive.find((entry) => {
    if (hasBegun(entry) || (entry.lane !== null && lanes.has(entry.lane))) return false;
    // Whether it begins or waits for cores, what is behind it in its lane waits for it.
    lanes.add(entry.lane);
    if (entry.cores === 0) return true;
    const isFree = !waitsForCores && (used === 0 || used + entry.cores <= cores);
    waitsForCores ||= !isFree;
    return isFree;
  });
}
