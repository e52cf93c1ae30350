import { isStudioError } from '../errors/studio-error';
import type { ColumnInfo } from './column-info';
import { findFamily } from './families';
import { formulaVariables, type ParsedFormula, parseFormula, parsePredictor, plainResponse } from './formula';
import { nearNames, orList } from './near';
import type { Problem, ProblemPlace } from './problem';
import { warmupOf } from './r-code';
import { parseExpression } from './r-syntax/parse';
import { checkResponse } from './response-check';
import type { ModelSpec } from './spec';

/** Names that brms itself gives a meaning in formulas. */
const brmsNames = new Set(['Intercept', 'intercept', 'trait', 'main', 'spec', 'resp_subset']);

function problem(where: ProblemPlace, message: string, hint: string): Problem {
  return { severity: 'error', where, message, hint };
}

function caution(where: ProblemPlace, message: string, hint: string): Problem {
  return { severity: 'warning', where, message, hint };
}

function fromError(error: unknown, where: ProblemPlace, prefix: string): Problem {
  if (!isStudioError(error)) throw error;
  return problem(where, `${prefix}${error.message}`, error.hint ?? 'Correct the text at that place.');
}

function missingVariables(
  text: string,
  columns: readonly ColumnInfo[],
  label: (variable: string) => string,
): readonly Problem[] {
  const names = columns.map((column) => column.name);
  return formulaVariables(text)
    .filter((variable) => !names.includes(variable) && !brmsNames.has(variable))
    .map((variable) => {
      const near = nearNames(variable, names);
      const hint =
        near.length > 0
          ? `Did you mean ${orList(near)}?`
          : `The columns are: ${names.slice(0, 12).join(', ')}${names.length > 12 ? ', …' : ''}.`;
      return problem('formula', `${label(variable)} “${variable}” is not a column of the data.`, hint);
    });
}

/** Without `columns`, only how it is written. */
function checkFormula(spec: ModelSpec, columns: readonly ColumnInfo[] | null): readonly Problem[] {
  let parsed: ParsedFormula;
  try {
    parsed = parseFormula(spec.formula);
  } catch (error) {
    return [fromError(error, 'formula', 'The formula cannot be read. ')];
  }
  if (columns === null) return [];
  const response = plainResponse(parsed);
  const label = (variable: string) => (variable === response ? 'The response' : 'The variable');
  const problems = [...missingVariables(spec.formula, columns, label)];
  if (
    response !== null &&
    parsed.terms.some((t) => t.kind === 'variables' && t.variables.includes(response))
  ) {
    problems.push(
      problem(
        'formula',
        `“${response}” is the response and a predictor at once.`,
        'Remove it from one of the two.',
      ),
    );
  }
  for (const group of parsed.groups) problems.push(...checkGroup(group.group, columns));
  return problems;
}

function checkGroup(name: string, columns: readonly ColumnInfo[]): readonly Problem[] {
  const column = columns.find((candidate) => candidate.name === name);
  if (!column) return [];
  if (column.distinct < 2) {
    return [
      problem(
        'formula',
        `The grouping variable “${name}” has only one level.`,
        'Group by a variable with several levels.',
      ),
    ];
  }
  if (column.kind === 'double' && !column.whole) {
    return [
      caution(
        'formula',
        `“${name}” is a measurement, not a label; each value makes a group of its own.`,
        'Group by a factor.',
      ),
    ];
  }
  if (column.distinct < 5) {
    return [
      caution(
        'formula',
        `“${name}” has only ${column.distinct} levels; its standard deviation will be hard to estimate.`,
        'Consider it as a population-level predictor, or give class “sd” an informative prior.',
      ),
    ];
  }
  return [];
}

function checkDpars(spec: ModelSpec, columns: readonly ColumnInfo[] | null): readonly Problem[] {
  const family = findFamily(spec.family.name);
  return Object.entries(spec.dpars ?? {}).flatMap(([dpar, text]) => {
    if (text.trim() === '') return [];
    if (family && family.kind !== 'special' && !family.dpars.includes(dpar)) {
      const known =
        family.dpars.length > 0 ? `It has ${orList(family.dpars)}.` : 'It has none beside the mean.';
      return [problem('formula', `The family ${family.name} has no parameter “${dpar}”.`, known)];
    }
    try {
      parsePredictor(text);
      return columns === null ? [] : missingVariables(text, columns, () => `In the formula of ${dpar},`);
    } catch (error) {
      return [fromError(error, 'formula', `The formula of ${dpar} cannot be read. `)];
    }
  });
}

function checkFamily(spec: ModelSpec): readonly Problem[] {
  const family = findFamily(spec.family.name);
  if (!family) {
    const near = nearNames(spec.family.name, [
      'gaussian',
      'poisson',
      'bernoulli',
      'binomial',
      'negbinomial',
      'student',
      'gamma',
      'beta',
      'lognormal',
      'weibull',
      'cumulative',
      'categorical',
    ]);
    const hint =
      near.length > 0
        ? `Did you mean ${orList(near)}?`
        : 'Choose one of brms’s families, such as gaussian, poisson or bernoulli.';
    return [problem('family', `brms has no family “${spec.family.name}”.`, hint)];
  }
  const link = spec.family.link;
  if (link !== undefined && !family.links.includes(link)) {
    return [
      problem(
        'family',
        `The family ${family.name} has no link “${link}”.`,
        `Choose ${orList(family.links)}.`,
      ),
    ];
  }
  return [];
}

function checkPriors(spec: ModelSpec): readonly Problem[] {
  return spec.priors.flatMap((prior) => {
    try {
      const node = parseExpression(prior.prior);
      if (node.kind === 'call') return [];
      return [
        problem(
          'priors',
          `“${prior.prior}” is not a density.`,
          'Write one as Stan does, such as normal(0, 1).',
        ),
      ];
    } catch (error) {
      return [fromError(error, 'priors', `The prior “${prior.prior}” cannot be read. `)];
    }
  });
}

function checkSampling(spec: ModelSpec): readonly Problem[] {
  const { sampling } = spec;
  const problems: Problem[] = [];
  const warmup = warmupOf(sampling);
  if (warmup >= sampling.iter) {
    problems.push(
      problem(
        'sampling',
        `Warmup (${warmup}) leaves none of the ${sampling.iter} iterations for draws.`,
        'Make warmup smaller than iterations.',
      ),
    );
  } else if (Math.floor((sampling.iter - warmup) / sampling.thin) < 1) {
    problems.push(
      problem(
        'sampling',
        `Thinning by ${sampling.thin} leaves no draws.`,
        'Thin less, or run more iterations.',
      ),
    );
  }
  if (sampling.chains < 2) {
    problems.push(
      caution('sampling', 'With one chain, convergence can hardly be judged.', 'Run four chains.'),
    );
  }
  return problems;
}

function checkMissing(spec: ModelSpec, columns: readonly ColumnInfo[], rowCount: number): readonly Problem[] {
  if (rowCount === 0) return [problem('data', 'The data set has no rows.', 'Choose a data set with rows.')];
  const used = formulaVariables(spec.formula);
  // mi() models missing values instead of dropping their rows.
  if (/\bmi\s*\(/.test(spec.formula)) return [];
  return columns
    .filter((column) => used.includes(column.name) && column.missing > 0)
    .map((column) =>
      column.missing === rowCount
        ? problem('data', `All values of “${column.name}” are missing.`, 'Leave it out of the model.')
        : caution(
            'data',
            `${column.missing} of ${rowCount} rows have no “${column.name}”.`,
            'brms leaves these rows out; mi() would model them.',
          ),
    );
}

/** All that can be said of a spec and its data without R, errors first. Empty where nothing stands against fitting. */
export function checkSpec(
  spec: ModelSpec,
  columns: readonly ColumnInfo[],
  rowCount: number,
): readonly Problem[] {
  const formula = checkFormula(spec, columns);
  const family = checkFamily(spec);
  const sound = !formula.some((p) => p.severity === 'error');
  const problems = [
    ...formula,
    ...family,
    ...checkDpars(spec, columns),
    ...(sound && family.length === 0 ? checkResponse(spec, columns) : []),
    ...checkPriors(spec),
    ...checkSampling(spec),
    ...(sound ? checkMissing(spec, columns, rowCount) : []),
  ];
  return [...problems].sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'));
}

/** All that can be said of a spec without its data: can it be written as R code at all? */
export function checkText(spec: ModelSpec): readonly Problem[] {
  return [
    ...checkFormula(spec, null),
    ...checkFamily(spec),
    ...checkDpars(spec, null),
    ...checkPriors(spec),
    ...checkSampling(spec),
  ];
}
