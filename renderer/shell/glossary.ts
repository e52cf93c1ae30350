import { kindAbout, kindTitle } from '../../shared/kind-texts/kind-texts';
import { measures } from '../../shared/stats/measures/list';
import { measureTerm } from '../../shared/stats/measures/measure-term';
import { t } from '../../shared/texts/texts';
import type { TabHelp } from './tabs/tab-kind';

export interface Entry {
  readonly title: string;
  readonly text: readonly string[];
  readonly facts?: readonly (readonly [string, string])[];
}

/** Help on a block of the builder; `start` where nothing is chosen. */
const terms: ReadonlyMap<string, TabHelp> = new Map([
  ['start', { title: 'shell.glossary.start.title', text: ['shell.glossary.start.hint'] }],
  [
    'response',
    {
      title: 'shell.glossary.response.title',
      text: ['shell.glossary.response.family', 'shell.glossary.response.addition'],
    },
  ],
  [
    'predictors',
    {
      title: 'shell.glossary.predictors.title',
      text: ['shell.glossary.predictors.effects', 'shell.glossary.predictors.interactions'],
    },
  ],
  [
    'groups',
    {
      title: 'shell.glossary.groups.title',
      text: ['shell.glossary.groups.intercept', 'shell.glossary.groups.slope'],
    },
  ],
  [
    'dpars',
    {
      title: 'shell.glossary.dpars.title',
      text: ['shell.glossary.dpars.formula', 'shell.glossary.dpars.alone'],
    },
  ],
  [
    'priors',
    {
      title: 'shell.glossary.priors.title',
      text: ['shell.glossary.priors.defaults', 'shell.glossary.priors.density'],
    },
  ],
  [
    'sampling',
    {
      title: 'shell.glossary.sampling.title',
      text: [
        'shell.glossary.sampling.chains',
        'shell.glossary.sampling.adaptDelta',
        'shell.glossary.sampling.seed',
      ],
    },
  ],
]);

/** What the inspector says of a block of the builder or of a measure; undefined where nothing is known of it. */
export function glossaryEntry(term: string): Entry | undefined {
  const help = terms.get(term);
  if (help) return helpEntry(help);
  const measure = measures.find(({ id }) => measureTerm(id) === term);
  return measure && measureEntry(measure);
}

/** Help in the language that is shown. */
export function helpEntry({ title, text, facts }: TabHelp): Entry {
  return {
    title: t(title),
    text: text.map((key) => t(key)),
    ...(facts && { facts: facts.map(([name, key]) => [name, t(key)] as const) }),
  };
}

function measureEntry({ id, rFunction, source }: (typeof measures)[number]): Entry {
  const facts: [string, string][] = [[t('shell.glossary.measure.rFunction'), rFunction]];
  if (source) facts.push([t('shell.glossary.measure.source'), source]);
  return { title: kindTitle('measures', id), text: [kindAbout('measures', id)], facts };
}
