import { type TextKey, t } from '../texts/texts';

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
  readonly links: readonly string[];
  readonly defaultLink: string;
  readonly kind: ResponseKind;
  /** Distributional parameters beside mu. */
  readonly dpars: readonly string[];
  /** The R function that makes the family, where it has brms's default link too. */
  readonly maker?: string;
}

/** Which responses a family fits, in plain words. */
export function responseWords(kind: ResponseKind): string {
  return t(`families.response.${kind}`);
}

/** A family's name for people: "Student t". */
export function familyLabel({ name }: Family): string {
  // A dot in a key leads into its parts.
  return t(`families.label.${name.replace('.', '_')}` as TextKey);
}

const real = ['identity', 'log', 'inverse', 'softplus', 'squareplus'];
const positive = ['log', 'identity', 'inverse', 'softplus', 'squareplus'];
const count = ['log', 'identity', 'sqrt', 'softplus', 'squareplus'];
const unit = ['logit', 'probit', 'probit_approx', 'cloglog', 'cauchit', 'identity', 'log'];
const logNormal = ['identity', 'inverse'];
const ordinal = ['logit', 'probit', 'probit_approx', 'cloglog', 'cauchit'];

function family(
  name: string,
  kind: ResponseKind,
  links: readonly string[],
  dpars: readonly string[] = [],
  maker: string | null = name,
): Family {
  return {
    name,
    kind,
    links,
    defaultLink: links[0] ?? 'identity',
    dpars,
    ...(maker !== null && { maker }),
  };
}

/** brms's families (`?brmsfamily`), the common ones of each kind first. */
export const families: readonly Family[] = [
  family('gaussian', 'real', real, ['sigma']),
  family('student', 'real', real, ['sigma', 'nu']),
  family('skew_normal', 'real', real, ['sigma', 'alpha']),
  family('exgaussian', 'real', real, ['sigma', 'beta']),
  family('asym_laplace', 'real', real, ['sigma', 'quantile']),
  family('gen_extreme_value', 'real', real, ['sigma', 'xi']),
  family('bernoulli', 'binary', unit),
  family('binomial', 'successes', unit),
  family('beta_binomial', 'successes', unit, ['phi'], null),
  family('poisson', 'count', count),
  family('negbinomial', 'count', count, ['shape']),
  family('geometric', 'count', count),
  family('discrete_weibull', 'count', unit, ['shape'], null),
  family('com_poisson', 'count', count, ['shape'], null),
  family('zero_inflated_poisson', 'count', count, ['zi']),
  family('zero_inflated_negbinomial', 'count', count, ['shape', 'zi']),
  family('hurdle_poisson', 'count', count, ['hu']),
  family('hurdle_negbinomial', 'count', count, ['shape', 'hu']),
  family('zero_inflated_binomial', 'successes', unit, ['zi']),
  family('zero_inflated_beta_binomial', 'successes', unit, ['phi', 'zi'], null),
  family('lognormal', 'positive', logNormal, ['sigma']),
  family('shifted_lognormal', 'positive', logNormal, ['sigma', 'ndt']),
  family('gamma', 'positive', positive, ['shape'], null),
  family('weibull', 'positive', positive, ['shape']),
  family('exponential', 'positive', positive),
  family('frechet', 'positive', positive, ['nu']),
  family('inverse.gaussian', 'positive', ['1/mu^2', ...positive], ['shape']),
  family('cox', 'positive', positive, [], null),
  family('hurdle_lognormal', 'non-negative', logNormal, ['sigma', 'hu']),
  family('hurdle_gamma', 'non-negative', positive, ['shape', 'hu']),
  family('beta', 'open-unit', unit, ['phi'], null),
  family('zero_inflated_beta', 'unit', unit, ['phi', 'zi']),
  family('zero_one_inflated_beta', 'unit', unit, ['phi', 'zoi', 'coi']),
  family('cumulative', 'ordinal', ordinal, ['disc']),
  family('sratio', 'ordinal', ordinal, ['disc']),
  family('cratio', 'ordinal', ordinal, ['disc']),
  family('acat', 'ordinal', ordinal, ['disc']),
  family('hurdle_cumulative', 'special', ordinal, ['hu', 'disc'], null),
  family('categorical', 'categorical', ['logit']),
  family('von_mises', 'angle', ['tan_half', 'identity'], ['kappa']),
  family('multinomial', 'special', ['logit'], [], null),
  family('dirichlet', 'special', ['logit'], ['phi'], null),
  family('dirichlet2', 'special', ['log'], [], null),
  family('logistic_normal', 'special', ['identity'], ['sigma'], null),
  family('wiener', 'special', real, ['bs', 'ndt', 'bias']),
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
