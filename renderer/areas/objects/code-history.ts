/** A walk through code that was run: `at` counts from the newest, 0 is what is being typed. */
export interface HistoryWalk {
  readonly at: number;
  /** What was being typed when the walk began. */
  readonly draft: string;
}

export const noWalk: HistoryWalk = { at: 0, draft: '' };

/** One step to older (1) or newer (-1) code, or null where there is none that way. */
export function walkHistory(
  history: readonly string[],
  walk: HistoryWalk,
  shown: string,
  step: 1 | -1,
): { readonly walk: HistoryWalk; readonly code: string } | null {
  const at = walk.at + step;
  if (at < 0 || at > history.length) return null;
  const draft = walk.at === 0 ? shown : walk.draft;
  const code = at === 0 ? draft : history[history.length - at];
  return code === undefined ? null : { walk: { at, draft }, code };
}

/** Is the caret where the arrow key would leave the text, so that it may go through the history? */
export function leavesText(text: string, caret: number, step: 1 | -1): boolean {
  return step === 1 ? !text.slice(0, caret).includes('\n') : !text.slice(caret).includes('\n');
}
