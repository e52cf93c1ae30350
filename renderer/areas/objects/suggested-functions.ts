import type { ObjectFacts } from '../../../shared/contract/objects';

const byClass: ReadonlyMap<string, readonly string[]> = new Map([
  [
    'brmsfit',
    [
      'base::summary',
      'brms::fixef',
      'brms::ranef',
      'brms::VarCorr',
      'brms::prior_summary',
      'brms::loo',
      'brms::bayes_R2',
      'brms::as_draws_df',
      'brms::posterior_predict',
      'brms::stancode',
    ],
  ],
  ['draws', ['posterior::summarise_draws', 'posterior::subset_draws', 'posterior::nvariables', 'base::dim']],
  [
    'data.frame',
    ['base::summary', 'utils::head', 'base::colMeans', 'stats::lm', 'base::names', 'base::as.list'],
  ],
  ['matrix', ['base::summary', 'base::dim', 'base::colMeans', 'base::t', 'stats::cor']],
  [
    'lm',
    ['base::summary', 'stats::coef', 'stats::confint', 'stats::anova', 'stats::residuals', 'stats::predict'],
  ],
  ['loo', ['base::print', 'loo::pareto_k_table', 'loo::pareto_k_ids']],
  ['factor', ['base::table', 'base::levels', 'base::summary']],
  ['formula', ['stats::terms', 'base::all.vars']],
  ['numeric', ['base::summary', 'base::mean', 'stats::sd', 'stats::quantile', 'base::range']],
  ['integer', ['base::summary', 'base::mean', 'base::table', 'base::range']],
  ['character', ['base::table', 'base::unique', 'base::nchar']],
  ['logical', ['base::table', 'base::sum', 'base::which']],
  ['function', ['base::formals', 'base::body', 'base::environment']],
  ['environment', ['base::ls', 'base::as.list']],
  ['list', ['base::names', 'base::lengths', 'utils::head', 'base::unlist']],
]);
const always = ['base::summary', 'utils::str', 'base::class', 'base::attributes'];

/** Functions that are likely to be wanted for an object: those of its most special class that has any come first. */
export function suggestedFunctions({
  classes,
  type,
}: Pick<ObjectFacts, 'classes' | 'type'>): readonly string[] {
  const kinds = [...classes, ...(type === 'double' ? ['numeric'] : []), type];
  const own = kinds.flatMap((kind) => byClass.get(kind) ?? []);
  return [...new Set([...own, ...always])].slice(0, 12);
}
