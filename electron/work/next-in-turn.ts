import { hasBegun, hasEnded, type WorkState } from '../../shared/contract/work';

/** The facts that decide which work is next. */
export interface Turn {
  readonly state: WorkState;
  readonly lane: string | null;
  /** The cores that it uses, or would use. */
  readonly cores: number;
}

/**
 * The first entry that may begin, of entries in the order of their requests; undefined if none may.
 *
 * In each lane one entry runs at a time. An entry that needs cores begins when they are free. If it needs more than
 * there are, it begins when no other entry uses any. Until then, no later entry that needs cores may begin.
 */
export function nextInTurn<Entry extends Turn>(entries: Iterable<Entry>, cores: number): Entry | undefined {
  const alive = [...entries].filter((entry) => !hasEnded(entry));
  const begun = alive.filter(hasBegun);
  const used = begun.reduce((sum, entry) => sum + entry.cores, 0);
  const lanes = new Set(begun.map(({ lane }) => lane));
  let waitsForCores = false;
  return alive.find((entry) => {
    if (hasBegun(entry) || (entry.lane !== null && lanes.has(entry.lane))) return false;
    // Later entries in its lane wait for it, even while it waits for cores.
    lanes.add(entry.lane);
    if (entry.cores === 0) return true;
    const isFree = !waitsForCores && (used === 0 || used + entry.cores <= cores);
    waitsForCores ||= !isFree;
    return isFree;
  });
}
