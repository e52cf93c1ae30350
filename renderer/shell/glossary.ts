import { measures } from '../../shared/stats/measures/list';
import { measureTerm } from '../../shared/stats/measures/words';
import { t } from '../../shared/texts/texts';

export interface Entry {
  readonly title: string;
  readonly text: readonly string[];
  readonly facts?: readonly (readonly [string, string])[];
}

/** What the inspector says of a tab, a block of the builder, or a measure. */
export const glossary: Readonly<Record<string, Entry>> = {
  start: { title: t('shell.glossary.start.title'), text: [t('shell.glossary.start.hint')] },
  'tab:data': {
    title: t('shell.navigation.data'),
    text: [t('shell.glossary.data.cells'), t('shell.glossary.data.kinds')],
    facts: [
      ['D', t('shell.glossary.data.double')],
      ['I', t('shell.glossary.data.integer')],
      ['L', t('shell.glossary.data.logical')],
      ['S', t('shell.glossary.data.string')],
      ['F', t('shell.glossary.data.factor')],
      ['O', t('shell.glossary.data.ordered')],
    ],
  },
  'tab:model': {
    title: t('shell.glossary.model.title'),
    text: [
      t('shell.glossary.model.formula'),
      t('shell.glossary.model.groups'),
      t('shell.glossary.model.fit'),
    ],
  },
  'tab:fit': {
    title: t('shell.glossary.fit.title'),
    text: [t('shell.glossary.fit.convergence'), t('shell.glossary.fit.rows')],
  },
  'tab:failedFit': {
    title: t('shell.glossary.failedFit.title'),
    text: [t('shell.glossary.failedFit.reason'), t('shell.glossary.failedFit.kept')],
  },
  'tab:objects': {
    title: t('shell.glossary.objects.title'),
    text: [t('shell.glossary.objects.life'), t('shell.glossary.objects.look')],
  },
  'tab:sessions': {
    title: t('shell.titles.sessions'),
    text: [t('shell.glossary.sessions.workers'), t('shell.glossary.sessions.spare')],
    facts: [
      [t('shell.glossary.sessions.interrupt'), t('shell.glossary.sessions.interruptAbout')],
      [t('shell.glossary.sessions.restart'), t('shell.glossary.sessions.restartAbout')],
      [t('ui.actions.stop'), t('shell.glossary.sessions.stopAbout')],
    ],
  },
  'tab:environment': {
    title: t('shell.titles.environments'),
    text: [t('shell.glossary.environments.library'), t('shell.glossary.environments.active')],
  },
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
  return { title: t(`measures.${id}.title`), text: [t(`measures.${id}.about`)], facts };
}
