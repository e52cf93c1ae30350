import type { ProjectState } from '../../../shared/model/project';
import { t } from '../../../shared/texts/texts';
import { fitTitle } from '../../ui/fit-title';
import { lazyBody, type TabKind } from './tab-kind';

function ended(project: ProjectState | null) {
  return project ? [...project.fits, ...project.failedFits] : [];
}

function hasFailed(project: ProjectState | null, id: string): boolean {
  return project?.failedFits.some((fit) => fit.id === id) ?? false;
}

/** A fit that has ended, well or not. */
export const fitKind: TabKind = {
  icon: 'fit',
  palette: 'shell.titles.fit',
  section: { title: 'shell.navigation.fits', none: 'shell.navigation.noFits' },
  title({ project }, id) {
    const fits = ended(project);
    const fit = fits.find((other) => other.id === id);
    return fit ? fitTitle(fit, fits) : t('shell.titles.fit');
  },
  items: ({ project }) =>
    ended(project)
      .toSorted((a, b) => b.createdAt.localeCompare(a.createdAt))
      .map(({ id }) => ({ id, aside: hasFailed(project, id) ? t('fits.failed.aside') : '' })),
  help: ({ project }, id) =>
    hasFailed(project, id)
      ? {
          title: 'shell.glossary.failedFit.title',
          text: ['shell.glossary.failedFit.reason', 'shell.glossary.failedFit.kept'],
        }
      : {
          title: 'shell.glossary.fit.title',
          text: ['shell.glossary.fit.convergence', 'shell.glossary.fit.rows'],
        },
  ...lazyBody(async () => {
    const { FitTab } = await import('../../areas/fits/fit-tab');
    return ({ id }) => <FitTab fitId={id} />;
  }),
};
