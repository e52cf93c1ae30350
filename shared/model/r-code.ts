import { findFamily } from './families';
import { quoteName, quoteString } from './r-syntax/names';
import { withoutComments } from './r-syntax/tokens';
import type { FamilySpec, ModelSpec, PriorSpec } from './spec';

/** The family as R code; the link is written out only where it is not what R would choose. */
export function familyCode(spec: FamilySpec): string {
  const family = findFamily(spec.name);
  if (!family)
    return `brmsfamily(${quoteString(spec.name)}${spec.link ? `, link = ${quoteString(spec.link)}` : ''})`;
  if (!spec.link || spec.link === family.defaultLink) {
    return family.maker ? `${family.maker}()` : `brmsfamily(${quoteString(family.name)})`;
  }
  // The makers of R's own stats package do not know brms's further links.
  return `brmsfamily(${quoteString(family.name)}, link = ${quoteString(spec.link)})`;
}

function priorCode(prior: PriorSpec): string {
  const named = [
    ['class', prior.class],
    ['coef', prior.coef],
    ['group', prior.group],
    ['resp', prior.resp],
    ['dpar', prior.dpar],
    ['nlpar', prior.nlpar],
  ] as const;
  const parts = [quoteString(prior.prior)];
  for (const [name, value] of named) if (value) parts.push(`${name} = ${quoteString(value)}`);
  if (prior.lb !== undefined) parts.push(`lb = ${prior.lb}`);
  if (prior.ub !== undefined) parts.push(`ub = ${prior.ub}`);
  return `set_prior(${parts.join(', ')})`;
}

/** The model's formula as R code: a plain formula, or `bf(…)` where further parameters have their own. */
function formulaCode(spec: ModelSpec): string {
  const dpars = Object.entries(spec.dpars ?? {}).filter(([, formula]) => formula.trim() !== '');
  const formula = withoutComments(spec.formula);
  if (dpars.length === 0) return formula;
  const more = dpars.map(([dpar, text]) => `${dpar} ~ ${withoutComments(text).replace(/^~\s*/, '')}`);
  return `bf(${[formula, ...more].join(', ')})`;
}

export function warmupOf(sampling: ModelSpec['sampling']): number {
  return sampling.warmup ?? Math.floor(sampling.iter / 2);
}

/**
 * The `brm()` call that a spec stands for, on data called `dataName`: shown to the user, exported,
 * and evaluated in the worker as it stands. Nothing else decides how a model is fitted.
 */
export function brmCall(spec: ModelSpec, dataName: string): string {
  const { sampling } = spec;
  const control = [
    sampling.adaptDelta !== undefined && `adapt_delta = ${sampling.adaptDelta}`,
    sampling.maxTreedepth !== undefined && `max_treedepth = ${sampling.maxTreedepth}`,
  ].filter((entry) => entry !== false);
  const priors = spec.priors.map(priorCode);
  const lines = [
    `formula = ${formulaCode(spec)}`,
    `data = ${quoteName(dataName)}`,
    `family = ${familyCode(spec.family)}`,
    priors.length === 1 && `prior = ${priors[0]}`,
    priors.length > 1 && `prior = c(\n    ${priors.join(',\n    ')}\n  )`,
    `chains = ${sampling.chains}`,
    `iter = ${sampling.iter}`,
    `warmup = ${warmupOf(sampling)}`,
    sampling.thin !== 1 && `thin = ${sampling.thin}`,
    sampling.cores !== undefined && `cores = ${sampling.cores}`,
    sampling.seed !== undefined && `seed = ${sampling.seed}`,
    sampling.init === '0' && 'init = 0',
    control.length > 0 && `control = list(${control.join(', ')})`,
    `backend = ${quoteString(sampling.backend)}`,
  ].filter((line) => line !== false);
  return `brm(\n  ${lines.join(',\n  ')}\n)`;
}

/** R code for a script whose names or texts are not all ASCII: R reads them where its locale is UTF-8. */
export const utf8Line =
  'if (!l10n_info()[["UTF-8"]]) invisible(Sys.setlocale("LC_CTYPE", "C.UTF-8")) # names and texts are UTF-8';

/** The call as a script that runs by itself; `loadData` is R code that makes the data. */
export function brmScript(spec: ModelSpec, dataName: string, loadData: string): string {
  const code = `${loadData}\n\nfit <- ${brmCall(spec, dataName)}\n\nsummary(fit)\n`;
  const isOdd = !loadData.includes(utf8Line) && /[^\t\n\r -~]/.test(code);
  return `library(brms)\n\n${isOdd ? `${utf8Line}\n` : ''}${code}`;
}
