import { useStudioState } from './use-store';

/** May what is in the open project run R? Without a project there is nothing that could. */
export function useTrusted(): boolean {
  return useStudioState(({ project }) => project?.trusted ?? true);
}
