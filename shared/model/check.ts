import { nearNames, orList } from '../errors/near-names';
import type { ColumnInfo } from './column-info';
import { findFamily } from './families';
import { formulaVariables } from './formula';
import { checkDpars, checkFormula } from './formula-check';
import { checkLogs } from './log-check';
import { caution, type Problem, problem, unreadable } from './problem';
import { warmupOf } from './r-code';
import { parseExpression } from './r-syntax/parse';
import { checkResponse } from './response-check';
import type { ModelSpec } from './spec';

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
      return [unreadable(error, 'priors', `The prior “${prior.prior}” cannot be read. `)];
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

/** Columns of the model that were not simply read as they look; see `ColumnRemark`. */
function checkRemarks(spec: ModelSpec, columns: readonly ColumnInfo[]): readonly Problem[] {
  const used = [spec.formula, ...Object.values(spec.dpars ?? {})].flatMap(formulaVariables);
  return columns.flatMap(({ name, remark }) =>
    remark && used.includes(name) ? [caution('data', remark.message, remark.hint)] : [],
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
  const dpars = checkDpars(spec, columns);
  const isError = ({ severity }: Problem) => severity === 'error';
  const sound = !formula.some(isError);
  const problems = [
    ...formula,
    ...family,
    ...dpars,
    ...(sound && family.length === 0 ? checkResponse(spec, columns) : []),
    ...checkPriors(spec),
    ...checkSampling(spec),
    ...(sound ? [...checkMissing(spec, columns, rowCount), ...checkLogs(spec, columns)] : []),
    ...(sound && !dpars.some(isError) ? checkRemarks(spec, columns) : []),
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
