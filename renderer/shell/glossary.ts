import { kindAbout, kindTitle } from '../../shared/kind-texts/kind-texts';
import { measures } from '../../shared/stats/measures/list';
import { measureTerm } from '../../shared/stats/measures/measure-term';
import { t } from '../../shared/texts/texts';

export interface Entry {
  readonly title: string;
  readonly text: readonly string[];
  readonly facts?: readonly (readonly [string, string])[];
}

/** What the inspector says of a tab, a block of the builder, or a measure. */
export const glossary: Readonly<Record<string, Entry>> = {
  start: { title: t('shell.glossary.start.title'), text: [t('shell.glossary.start.hint')] },
  response: {
    title: t('shell.glossary.response.title'),
    text: [t('shell.glossary.response.family'), t('shell.glossary.response.addition')],
  },
  predictors: {
    title: t('shell.glossary.predictors.title'),
    text: [t('shell.glossary.predictors.effects'), t('shell.glossary.predictors.interactions')],
  },
  groups: {
    title: t('shell.glossary.groups.title'),
    text: [t('shell.glossary.groups.intercept'), t('shell.glossary.groups.slope')],
  },
  dpars: {
    title: t('shell.glossary.dpars.title'),
    text: [t('shell.glossary.dpars.formula'), t('shell.glossary.dpars.alone')],
  },
  priors: {
    title: t('shell.glossary.priors.title'),
    text: [t('shell.glossary.priors.defaults'), t('shell.glossary.priors.density')],
  },
  sampling: {
    title: t('shell.glossary.sampling.title'),
    text: [
      t('shell.glossary.sampling.chains'),
      t('shell.glossary.sampling.adaptDelta'),
      t('shell.glossary.sampling.seed'),
    ],
  },
  ...Object.fromEntries(measures.map((measure) => [measureTerm(measure.id), measureEntry(measure)])),
};

function measureEntry({ id, rFunction, source }: (typeof measures)[number]): Entry {
  const facts: [string, string][] = [[t('shell.glossary.measure.rFunction'), rFunction]];
  if (source) facts.push([t('shell.glossary.measure.source'), source]);
  return { title: kindTitle('measures', id), text: [kindAbout('measures', id)], facts };
}
