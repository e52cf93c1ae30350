import { useCallback } from 'react';
import { t } from '../../shared/texts/texts';
import type { Tab } from '../store/state/workspace';
import { useStudioState } from '../store/use-store';
import { fitTitle } from '../ui/fit-title';

/** Names tabs and navigation items as they are called on the screen now. */
export function useTitles(): (tab: Tab) => string {
  const project = useStudioState((state) => state.project);
  const drafts = useStudioState((state) => state.drafts);
  return useCallback(
    ({ kind, id }) => {
      switch (kind) {
        case 'data':
          return project?.datasets.find((dataset) => dataset.id === id)?.name ?? id;
        case 'model':
          return drafts[id]?.name ?? project?.models.find((model) => model.id === id)?.name ?? id;
        case 'fit': {
          const fits = project ? [...project.fits, ...project.failedFits] : [];
          const fit = fits.find((other) => other.id === id);
          return fit ? fitTitle(fit, fits) : t('shell.titles.fit');
        }
        case 'objects':
          return t('shell.titles.objects');
        case 'sessions':
          return t('shell.titles.sessions');
        case 'environment':
          return t('shell.titles.environments');
      }
    },
    [project, drafts],
  );
}
