/** What a family's response must look like in the data. */
export type ResponseKind =
  | 'real'
  | 'positive'
  | 'non-negative'
  | 'count'
  | 'binary'
  | 'successes'
  | 'open-unit'
  | 'unit'
  | 'ordinal'
  | 'categorical'
  | 'angle'
  | 'special';

export interface Family {
  /** brms's name, as `brmsfamily()` takes it. */
  readonly name: string;
  readonly label: string;
  readonly links: readonly string[];
  readonly defaultLink: string;
  readonly kind: ResponseKind;
  /** In plain words, which responses it fits. */
  readonly response: string;
  /** Distributional parameters beside mu. */
  readonly dpars: readonly string[];
  /** The R function that makes the family, where it has brms's default link too. */
  readonly maker?: string;
}

export const responseWords: Readonly<Record<ResponseKind, string>> = {
  real: 'any number',
  positive: 'numbers above 0',
  'non-negative': 'numbers from 0 up',
  count: 'counts: 0, 1, 2, …',
  binary: 'two outcomes: 0 and 1, FALSE and TRUE, or two labels',
  successes: 'numbers of successes, with trials(n) beside the response',
  'open-unit': 'proportions strictly between 0 and 1',
  unit: 'proportions from 0 to 1, both ends included where the family allows them',
  ordinal: 'ordered answers: an ordered factor or whole numbers from 1 up',
  categorical: 'three or more unordered outcomes',
  angle: 'angles between -pi and pi',
  special: 'a response of its own form; see the help of brms',
};

const real = ['identity', 'log', 'inverse', 'softplus', 'squareplus'];
const positive = ['log', 'identity', 'inverse', 'softplus', 'squareplus'];
const count = ['log', 'identity', 'sqrt', 'softplus', 'squareplus'];
const unit = ['logit', 'probit', 'probit_approx', 'cloglog', 'cauchit', 'identity', 'log'];
const logNormal = ['identity', 'inverse'];
const ordinal = ['logit', 'probit', 'probit_approx', 'cloglog', 'cauchit'];

function family(
  name: string,
  label: string,
  kind: ResponseKind,
  links: readonly string[],
  dpars: readonly string[] = [],
  maker: string | null = name,
): Family {
  return {
    name,
    label,
    kind,
    links,
    defaultLink: links[0] ?? 'identity',
    response: responseWords[kind],
    dpars,
    ...(maker !== null && { maker }),
  };
}

/** brms's families (`?brmsfamily`), the common ones of each kind first. */
export const families: readonly Family[] = [
  family('gaussian', 'Gaussian (normal)', 'real', real, ['sigma']),
  family('student', 'Student t', 'real', real, ['sigma', 'nu']),
  family('skew_normal', 'Skew-normal', 'real', real, ['sigma', 'alpha']),
  family('exgaussian', 'Ex-Gaussian', 'real', real, ['sigma', 'beta']),
  family('asym_laplace', 'Asymmetric Laplace (quantile regression)', 'real', real, ['sigma', 'quantile']),
  family('gen_extreme_value', 'Generalized extreme value', 'real', real, ['sigma', 'xi']),
  family('bernoulli', 'Bernoulli (logistic regression)', 'binary', unit),
  family('binomial', 'Binomial', 'successes', unit),
  family('beta_binomial', 'Beta-binomial', 'successes', unit, ['phi'], null),
  family('poisson', 'Poisson', 'count', count),
  family('negbinomial', 'Negative binomial', 'count', count, ['shape']),
  family('geometric', 'Geometric', 'count', count),
  family('discrete_weibull', 'Discrete Weibull', 'count', unit, ['shape'], null),
  family('com_poisson', 'Conway-Maxwell-Poisson', 'count', count, ['shape'], null),
  family('zero_inflated_poisson', 'Zero-inflated Poisson', 'count', count, ['zi']),
  family('zero_inflated_negbinomial', 'Zero-inflated negative binomial', 'count', count, ['shape', 'zi']),
  family('hurdle_poisson', 'Hurdle Poisson', 'count', count, ['hu']),
  family('hurdle_negbinomial', 'Hurdle negative binomial', 'count', count, ['shape', 'hu']),
  family('zero_inflated_binomial', 'Zero-inflated binomial', 'successes', unit, ['zi']),
  family(
    'zero_inflated_beta_binomial',
    'Zero-inflated beta-binomial',
    'successes',
    unit,
    ['phi', 'zi'],
    null,
  ),
  family('lognormal', 'Log-normal', 'positive', logNormal, ['sigma']),
  family('shifted_lognormal', 'Shifted log-normal', 'positive', logNormal, ['sigma', 'ndt']),
  family('gamma', 'Gamma', 'positive', positive, ['shape'], null),
  family('weibull', 'Weibull', 'positive', positive, ['shape']),
  family('exponential', 'Exponential', 'positive', positive),
  family('frechet', 'Fréchet', 'positive', positive, ['nu']),
  family('inverse.gaussian', 'Inverse Gaussian', 'positive', ['1/mu^2', ...positive], ['shape']),
  family('cox', 'Cox proportional hazards', 'positive', positive, [], null),
  family('hurdle_lognormal', 'Hurdle log-normal', 'non-negative', logNormal, ['sigma', 'hu']),
  family('hurdle_gamma', 'Hurdle gamma', 'non-negative', positive, ['shape', 'hu']),
  family('beta', 'Beta', 'open-unit', unit, ['phi'], null),
  family('zero_inflated_beta', 'Zero-inflated beta', 'unit', unit, ['phi', 'zi']),
  family('zero_one_inflated_beta', 'Zero-one-inflated beta', 'unit', unit, ['phi', 'zoi', 'coi']),
  family('cumulative', 'Cumulative (ordinal)', 'ordinal', ordinal, ['disc']),
  family('sratio', 'Stopping ratio (ordinal)', 'ordinal', ordinal, ['disc']),
  family('cratio', 'Continuation ratio (ordinal)', 'ordinal', ordinal, ['disc']),
  family('acat', 'Adjacent category (ordinal)', 'ordinal', ordinal, ['disc']),
  family('hurdle_cumulative', 'Hurdle cumulative (ordinal)', 'special', ordinal, ['hu', 'disc'], null),
  family('categorical', 'Categorical', 'categorical', ['logit']),
  family('von_mises', 'von Mises (circular)', 'angle', ['tan_half', 'identity'], ['kappa']),
  family('multinomial', 'Multinomial', 'special', ['logit'], [], null),
  family('dirichlet', 'Dirichlet', 'special', ['logit'], ['phi'], null),
  family('dirichlet2', 'Dirichlet (unnormalised)', 'special', ['log'], [], null),
  family('logistic_normal', 'Logistic normal', 'special', ['identity'], ['sigma'], null),
  family('wiener', 'Wiener diffusion', 'special', real, ['bs', 'ndt', 'bias']),
];

/** Other names under which R users know a family. */
const aliases: Readonly<Record<string, string>> = {
  normal: 'gaussian',
  logistic: 'bernoulli',
  negative_binomial: 'negbinomial',
  inverse_gaussian: 'inverse.gaussian',
  ordinal: 'cumulative',
};

/** The family called `name` (brms's name, its capitalised function, or a common alias), or undefined. */
export function findFamily(name: string): Family | undefined {
  const lower = name.trim().toLowerCase();
  const wanted = aliases[lower] ?? lower;
  return families.find((candidate) => candidate.name === wanted);
}
