import type { WorkItem } from '../../shared/contract/work';
import { workKinds } from '../../shared/contract/work-kinds';

/** What is lost with work that is stopped now, in a line: "Fit of Model 1 (waits for its turn): its draws are lost." */
export function lossText({ kind, title, state }: Pick<WorkItem, 'kind' | 'title' | 'state'>): string {
  const { lost } = workKinds[kind].words;
  const note =
    state === 'queued' ? ' (waits for its turn)' : state === 'held' ? ' (waits for your answer)' : '';
  return `${title}${note}: ${lost.charAt(0).toLowerCase()}${lost.slice(1)}`;
}
