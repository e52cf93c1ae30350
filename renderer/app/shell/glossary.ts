export interface Entry {
  readonly title: string;
  readonly text: readonly string[];
  readonly facts?: readonly (readonly [string, string])[];
}

/**
 * What the inspector says. Thresholds: Vehtari, Gelman, Simpson, Carpenter and Bürkner (2021) for R-hat and
 * effective sample sizes; Betancourt (2016) for E-BFMI.
 */
export const glossary: Readonly<Record<string, Entry>> = {
  start: { title: 'Nothing is selected', text: ['Open something at the left to see facts about it here.'] },
  'tab:data': {
    title: 'Data',
    text: [
      'Click the name of a column to sort by it, and any cell to see what its column holds.',
      'The letter before a name is the kind of the column: how R will read it. Groups, such as persons or schools, and categories are best kept as factors.',
    ],
    facts: [
      ['D', 'double: numbers'],
      ['I', 'integer: whole numbers'],
      ['L', 'logical: TRUE or FALSE'],
      ['S', 'string: text'],
      ['F', 'factor: categories'],
      ['O', 'ordered factor'],
    ],
  },
  'tab:model': {
    title: 'Building a model',
    text: [
      'Choose the response, then add predictors by clicking the columns. The formula below changes with every click; it can also be typed.',
      'Grouping terms let an intercept or a slope vary between groups, such as patients or schools: these are the group-level effects.',
      'Fit runs the R call that “Code” shows. The first fit of a new model compiles it; the next ones reuse that.',
    ],
  },
  'tab:fit': {
    title: 'Reading a fit',
    text: [
      'Look at the convergence first: R-hat should be at most 1.01, and both effective sample sizes at least 100 for each chain.',
      'Choose a row to see the trace of each chain and the density of its draws. The arrow keys move through the parameters.',
    ],
  },
  'tab:objects': {
    title: 'R objects',
    text: [
      'Objects live in a worker, an R process of its own. They are there until they are released or their worker ends; fits and data sets of the project are kept on disk whatever happens here.',
      'Open an object to see its elements, slots and attributes, or its rows where it is a table.',
    ],
  },
  'tab:sessions': {
    title: 'Sessions',
    text: [
      'A worker is an R process of its own. The main one answers the questions of this window and keeps its objects. Each fit has a worker to itself, so that it can be stopped, or crash, without harm to anything else.',
      'A spare worker waits with brms loaded, so that a restart or the next fit need not wait for it.',
    ],
    facts: [
      ['Interrupt', 'stops the running call; the worker and its objects stay'],
      ['Restart', 'a new R process; objects of the old one are lost'],
      ['Stop', 'ends the process; it starts again when it is needed'],
    ],
  },
  'tab:environment': {
    title: 'Environments',
    text: [
      'An environment is a configuration of R with a library of packages of its own: one for the paper, one to try a newer brms. The Python package brmspy uses the same ones.',
      'The active one is what this app works with, and what it starts with next time. Fits that run go on in theirs when another is activated.',
    ],
  },
  response: {
    title: 'Response',
    text: [
      'The variable to be explained. The family says how it is distributed around what the predictors tell.',
      'The addition holds what belongs to the response beside its name: trials(n) for a binomial, cens(x) for censored values, weights(w), se(s).',
    ],
  },
  predictors: {
    title: 'Population-level effects',
    text: [
      'Effects that are the same for every group. A factor gets one coefficient for each level but its first.',
      'a:b is the interaction alone; a * b is short for a + b + a:b and is what is wanted most of the time.',
    ],
  },
  groups: {
    title: 'Group-level effects',
    text: [
      'With (1 | patient) every patient has an intercept of its own, drawn from a normal distribution whose standard deviation is estimated.',
      'With (1 + x | patient) the slope of x varies too. Correlated effects share one covariance matrix; uncorrelated ones, (1 + x || patient), have fewer parameters.',
    ],
  },
  dpars: {
    title: 'Distributional parameters',
    text: [
      'Parameters of the family other than its mean, such as sigma, may depend on predictors too. Write the right side of a formula: ~ x + (1 | g).',
      'Left alone, such a parameter is one number for all observations.',
    ],
  },
  priors: {
    title: 'Priors',
    text: [
      'What is assumed before the data are seen. brms has defaults that carry little information; where a row says “flat”, every value is equally likely.',
      'Write a Stan density, for example normal(0, 1), student_t(3, 0, 2.5) or exponential(1). A row with a class only holds for all coefficients of the class.',
    ],
  },
  sampling: {
    title: 'Sampling',
    text: [
      'Each chain first adapts in its warmup, then draws from the posterior. Four chains of 2,000 iterations, half of them warmup, are a good start.',
      'Raise adapt_delta towards 1 when divergent transitions are reported: steps get smaller and the fit slower. Raise the maximum treedepth when it is hit often.',
      'With a seed the same model on the same machine gives the same draws.',
    ],
  },
  rhat: {
    title: 'R-hat',
    text: [
      'Compares the chains with each other and with themselves. At 1.00 they agree. Above 1.01 they have not mixed, and no other number of that row can be trusted.',
      'Run longer chains, set tighter priors, or simplify the model.',
    ],
  },
  ess_bulk: {
    title: 'Bulk ESS',
    text: [
      'Effective sample size in the middle of the distribution: how many independent draws would tell the mean and the median as well.',
      'It should be at least 100 for each chain.',
    ],
  },
  ess_tail: {
    title: 'Tail ESS',
    text: [
      'Effective sample size in the tails: how well the ends of an interval are known.',
      'It should be at least 100 for each chain.',
    ],
  },
  mean: { title: 'Mean', text: ['The average of the draws: the usual estimate of a parameter.'] },
  sd: {
    title: 'SD',
    text: ['The standard deviation of the draws. It plays the part of the standard error in other methods.'],
  },
  interval: {
    title: 'Interval',
    text: [
      'A central credible interval: given model and data, the parameter lies in it with the stated probability, and with equal probability below and above.',
    ],
  },
};
