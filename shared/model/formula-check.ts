import { nearNames, orList } from '../errors/near-names';
import type { ColumnInfo } from './column-info';
import { findFamily } from './families';
import type { FormulaReading, ParsedSpec } from './parsed-spec';
import { caution, type Problem, problem, unreadable } from './problem';
import { isSyntactic } from './r-syntax/names';

/** Names that brms itself gives a meaning in formulas. */
const brmsNames = new Set(['Intercept', 'intercept', 'trait', 'main', 'spec', 'resp_subset']);

/**
 * Columns that are not there, and those whose names are no names of R: brms takes their backticks off and reads what is
 * left as code, so that it refuses most of them, and would run a name that is a call.
 */
function unusableVariables(
  variables: readonly string[],
  columns: readonly ColumnInfo[],
  label: (variable: string) => string,
): readonly Problem[] {
  const names = columns.map((column) => column.name);
  const odd = variables.filter((variable) => names.includes(variable) && !isSyntactic(variable));
  return [
    ...odd.map((variable) =>
      problem(
        'formula',
        `brms cannot use the column “${variable}”: its name is not one that R takes.`,
        'Give it a name of letters, digits, dots and underscores in the file, and import that again.',
      ),
    ),
    ...missingVariables(variables, names, label),
  ];
}

function missingVariables(
  variables: readonly string[],
  names: readonly string[],
  label: (variable: string) => string,
): readonly Problem[] {
  return variables
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

/** The model's formula against the data's columns; without `columns`, only how it is written. */
export function checkFormula(
  reading: FormulaReading,
  columns: readonly ColumnInfo[] | null,
): readonly Problem[] {
  if (!reading.ok) return [unreadable(reading.error, 'formula', 'The formula cannot be read. ')];
  if (columns === null) return [];
  const { formula, response, variables } = reading;
  const label = (variable: string) => (variable === response ? 'The response' : 'The variable');
  const problems = [...unusableVariables(variables, columns, label)];
  if (
    response !== null &&
    formula.terms.some((t) => t.kind === 'variables' && t.variables.includes(response))
  ) {
    problems.push(
      problem(
        'formula',
        `“${response}” is the response and a predictor at once.`,
        'Remove it from one of the two.',
      ),
    );
  }
  for (const group of formula.groups) problems.push(...checkGroup(group.group, columns));
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

/** The formulas of further distributional parameters; without `columns`, only how they are written. */
export function checkDpars(
  { spec, dpars }: ParsedSpec,
  columns: readonly ColumnInfo[] | null,
): readonly Problem[] {
  const family = findFamily(spec.family.name);
  return [...dpars].flatMap(([dpar, reading]) => {
    if (reading.text.trim() === '') return [];
    if (family && family.kind !== 'special' && !family.dpars.includes(dpar)) {
      const known =
        family.dpars.length > 0 ? `It has ${orList(family.dpars)}.` : 'It has none beside the mean.';
      return [problem('formula', `The family ${family.name} has no parameter “${dpar}”.`, known)];
    }
    if (!reading.ok) return [unreadable(reading.error, 'formula', `The formula of ${dpar} cannot be read. `)];
    if (columns === null) return [];
    return unusableVariables(reading.variables, columns, () => `In the formula of ${dpar},`);
  });
}
