import { nearNames, orList } from '../errors/near-names';
import { t } from '../texts/texts';
import type { ColumnInfo } from './column-info';
import { findFamily } from './families';
import { checkDpars, checkFormula } from './formula-check';
import { checkLogs } from './log-check';
import { isDensity, type ParsedSpec, type ReadFormula } from './parsed-spec';
import { caution, type Problem, problem, unreadable } from './problem';
import { warmupOf } from './r-code';
import { checkResponse } from './response-check';
import type { ModelSpec } from './spec';
import { checkTerms } from './terms/term-check';

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
      near.length > 0 ? t('checks.didYouMean', { names: orList(near) }) : t('checks.family.chooseFamily');
    return [problem('family', t('checks.family.unknown', { family: spec.family.name }), hint)];
  }
  const link = spec.family.link;
  if (link !== undefined && !family.links.includes(link)) {
    return [
      problem(
        'family',
        t('checks.family.noLink', { family: family.name, link }),
        t('checks.family.chooseLink', { links: orList(family.links) }),
      ),
    ];
  }
  return [];
}

function checkPriors({ priors }: ParsedSpec): readonly Problem[] {
  return [...priors.values()].flatMap((reading) => {
    const { text } = reading;
    if (!reading.ok)
      return [
        unreadable(reading.error, 'priors', (reason) => t('checks.prior.unread', { prior: text, reason })),
      ];
    if (isDensity(reading)) return [];
    return [problem('priors', t('checks.prior.noDensity', { prior: text }), t('checks.prior.writeDensity'))];
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
        t('checks.sampling.warmup', { warmup, iterations: sampling.iter }),
        t('checks.sampling.lessWarmup'),
      ),
    );
  } else if (Math.floor((sampling.iter - warmup) / sampling.thin) < 1) {
    problems.push(
      problem('sampling', t('checks.sampling.thin', { thin: sampling.thin }), t('checks.sampling.thinLess')),
    );
  }
  if (sampling.chains < 2) {
    problems.push(caution('sampling', t('checks.sampling.oneChain'), t('checks.sampling.fourChains')));
  }
  return problems;
}

function checkMissing(
  { text, variables }: ReadFormula,
  columns: readonly ColumnInfo[],
  rowCount: number,
): readonly Problem[] {
  if (rowCount === 0) return [problem('data', t('checks.data.noRows'), t('checks.data.withRows'))];
  // mi() models missing values instead of dropping their rows.
  if (/\bmi\s*\(/.test(text)) return [];
  return columns
    .filter((column) => variables.includes(column.name) && column.missing > 0)
    .map((column) =>
      column.missing === rowCount
        ? problem('data', t('checks.data.allMissing', { column: column.name }), t('checks.data.leaveOut'))
        : caution(
            'data',
            t('checks.data.someMissing', { n: column.missing, rows: rowCount, column: column.name }),
            t('checks.data.rowsLeftOut'),
          ),
    );
}

/** Columns of the model that were not simply read as they look; see `ColumnRemark`. */
function checkRemarks(parsed: ParsedSpec, columns: readonly ColumnInfo[]): readonly Problem[] {
  const used = [parsed.formula, ...parsed.dpars.values()].flatMap((text) => (text.ok ? text.variables : []));
  return columns.flatMap(({ name, remark }) =>
    remark && used.includes(name) ? [caution('data', remark.message, remark.hint)] : [],
  );
}

/** All that can be said of a spec and its data without R, errors first. Empty where nothing stands against fitting. */
export function checkSpec(
  parsed: ParsedSpec,
  columns: readonly ColumnInfo[],
  rowCount: number,
): readonly Problem[] {
  const { spec } = parsed;
  const formula = checkFormula(parsed.formula, columns);
  const family = checkFamily(spec);
  const dpars = checkDpars(parsed, columns);
  const isError = ({ severity }: Problem) => severity === 'error';
  const sound = parsed.formula.ok && !formula.some(isError) ? parsed.formula : null;
  const problems = [
    ...formula,
    ...family,
    ...dpars,
    ...checkTerms(parsed, columns),
    ...(sound && family.length === 0 ? checkResponse(sound, spec, columns) : []),
    ...checkPriors(parsed),
    ...checkSampling(spec),
    ...(sound ? [...checkMissing(sound, columns, rowCount), ...checkLogs(parsed, columns)] : []),
    ...(sound && !dpars.some(isError) ? checkRemarks(parsed, columns) : []),
  ];
  return [...problems].sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'));
}

/** All that can be said of a spec without its data: can it be written as R code at all? */
export function checkText(parsed: ParsedSpec): readonly Problem[] {
  return [
    ...checkFormula(parsed.formula, null),
    ...checkFamily(parsed.spec),
    ...checkDpars(parsed, null),
    ...checkPriors(parsed),
    ...checkSampling(parsed.spec),
  ];
}
