import type { FitWork } from '../../shared/contract/work';

/** The line to print for a change of a fit; null if `told` has it already, or if the change is not worth a line. */
export function fitProgressLine(fit: FitWork, told: Map<string, number>): string | null {
  const { state, progress } = fit;
  const { stage, compile } = fit.detail;
  if (state === 'running' && stage === 'sampling') {
    for (const { chain, phase, iteration, total } of progress && 'chains' in progress
      ? progress.chains
      : []) {
      const tenth = Math.floor((10 * iteration) / total);
      const key = `chain ${chain}`;
      if (iteration === 0 || tenth <= (told.get(key) ?? -1)) continue;
      told.set(key, tenth);
      return `chain ${chain}: ${phase} ${iteration} / ${total} (${Math.round((100 * iteration) / total)} %)`;
    }
    return null;
  }
  if (state === 'queued' || state === 'stopping') return null;
  const doing = state === 'running' ? stage : state === 'held' ? 'not saved yet' : state;
  const line = doing === 'compiling' && compile === 'compiling' ? 'compiling (about a minute)' : doing;
  if (told.has(line)) return null;
  told.set(line, 1);
  return line;
}
