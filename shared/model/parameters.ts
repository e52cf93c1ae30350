import { t } from '../texts/texts';
import { termKinds } from './terms/list';

/** The sections of brms's own summary, and the group-level effects by themselves. */
export type Section = 'population' | 'group' | 'family' | 'group-effects' | 'other';

export const sections: readonly Section[] = ['population', 'group', 'family', 'group-effects', 'other'];

const ofTerms = termKinds.flatMap(({ variables = { summary: [] } }) => variables.summary);
const besideTerms = termKinds.flatMap(({ variables }) => variables?.beside ?? []);

/**
 * Prefixes of brms's variable names (`brms::variables`). Distributional parameters without a formula stand under
 * their bare name (sigma, shape, nu, …), with `_resp` behind it in multivariate models.
 */
const prefixes: readonly (readonly [RegExp, Section])[] = [
  [/^(b|ar|ma|cosy|sderr|lagsar|errorsar|car|sdcar|rhocar|cortime)_/, 'population'],
  [new RegExp(`^(${ofTerms.join('|')})_`), 'population'],
  [/^(ar|ma)\[/, 'population'],
  [/^(cosy|car|rhocar|sdcar|lagsar|errorsar)$/, 'population'],
  [/^(sd|cor|df)_/, 'group'],
  [/^r_/, 'group-effects'],
  [/^(lprior|lp__)$|^prior_|^(z|Ymi|err|hs|R2D2|simplex)_/, 'other'],
  [new RegExp(`^(${besideTerms.join('|')})_`), 'other'],
];

const familyParameters =
  /^(sigma|shape|nu|phi|kappa|beta|zi|hu|zoi|coi|quantile|bs|ndt|bias|disc|xi|alpha|delta|theta\d*|mu\d+|rescor|Lrescor|sigma\d+)(_|\[|$)/;

/** The section of the summary to which a variable belongs. */
export function sectionOf(variable: string): Section {
  for (const [pattern, section] of prefixes) if (pattern.test(variable)) return section;
  return familyParameters.test(variable) ? 'family' : 'other';
}

export function sectionTitle(section: Section): string {
  return t(`parameters.section.${section}`);
}

/** A variable's name as brms's summary prints it: without the prefix that its section already tells. */
export function displayName(variable: string): string {
  if (variable.startsWith('b_')) return variable.slice(2);
  const group = /^(sd|cor)_(.+?)__(.+)$/.exec(variable);
  if (group) return `${group[1]}(${(group[3] ?? '').replaceAll('__', ', ')}) · ${group[2]}`;
  if (variable.startsWith('r_')) return variable.slice(2);
  // brms 2.21 and newer keep it beside b_Intercept: the intercept at the means of the predictors.
  if (/^Intercept(_|$)/.test(variable)) return t('parameters.centred', { variable });
  return variable;
}
