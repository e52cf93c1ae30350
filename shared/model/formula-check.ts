import { nearNames, orList } from '../errors/near-names';
import { t } from '../texts/texts';
import type { ColumnInfo } from './column-info';
import { brmsTakes } from './column-name';
import { findFamily } from './families';
import type { FormulaReading, ParsedSpec } from './parsed-spec';
import { caution, type Problem, problem, unreadable } from './problem';
import { termColumns } from './terms/term';

/** Names that brms itself gives a meaning in formulas. */
const brmsNames = new Set(['Intercept', 'intercept', 'trait', 'main', 'spec', 'resp_subset']);

/** Columns that are not there, and those that brms cannot use because of their names. */
function unusableVariables(
  variables: readonly string[],
  columns: readonly ColumnInfo[],
  message: (variable: string) => string,
): readonly Problem[] {
  const names = columns.map((column) => column.name);
  const odd = variables.filter((variable) => names.includes(variable) && !brmsTakes(variable));
  return [
    ...odd.map((variable) =>
      problem('formula', t('checks.formula.oddName', { column: variable }), t('checks.formula.renameColumn')),
    ),
    ...missingVariables(variables, names, message),
  ];
}

function missingVariables(
  variables: readonly string[],
  names: readonly string[],
  message: (variable: string) => string,
): readonly Problem[] {
  return variables
    .filter((variable) => !names.includes(variable) && !brmsNames.has(variable))
    .map((variable) => {
      const near = nearNames(variable, names);
      const hint =
        near.length > 0
          ? t('checks.didYouMean', { names: orList(near) })
          : t(names.length > 12 ? 'checks.formula.columnsMore' : 'checks.formula.columns', {
              names: names.slice(0, 12).join(', '),
            });
      return problem('formula', message(variable), hint);
    });
}

/** The model's formula against the data's columns; without `columns`, only how it is written. */
export function checkFormula(
  reading: FormulaReading,
  columns: readonly ColumnInfo[] | null,
): readonly Problem[] {
  if (!reading.ok)
    return [unreadable(reading.error, 'formula', (reason) => t('checks.formula.unread', { reason }))];
  if (columns === null) return [];
  const { formula, response, variables } = reading;
  const absent = (name: string) =>
    t(name === response ? 'checks.formula.noResponse' : 'checks.formula.noVariable', { name });
  const problems = [...unusableVariables(variables, columns, absent)];
  if (response !== null && formula.terms.some((term) => termColumns(term).includes(response))) {
    problems.push(problem('formula', t('checks.formula.both', { response }), t('checks.formula.removeOne')));
  }
  for (const group of formula.groups) problems.push(...checkGroup(group.group, columns));
  return problems;
}

function checkGroup(name: string, columns: readonly ColumnInfo[]): readonly Problem[] {
  const column = columns.find((candidate) => candidate.name === name);
  if (!column) return [];
  if (column.distinct < 2) {
    return [
      problem('formula', t('checks.formula.oneLevel', { group: name }), t('checks.formula.moreLevels')),
    ];
  }
  if (column.kind === 'double' && !column.whole) {
    return [
      caution('formula', t('checks.formula.measurement', { group: name }), t('checks.formula.groupByFactor')),
    ];
  }
  if (column.distinct < 5) {
    return [
      caution(
        'formula',
        t('checks.formula.fewLevels', { group: name, n: column.distinct }),
        t('checks.formula.fewLevelsAbout'),
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
        family.dpars.length > 0
          ? t('checks.family.hasParameters', { parameters: orList(family.dpars) })
          : t('checks.family.hasNone');
      return [
        problem('formula', t('checks.family.noParameter', { family: family.name, parameter: dpar }), known),
      ];
    }
    if (!reading.ok) {
      const message = (reason: string) => t('checks.formula.parameterUnread', { parameter: dpar, reason });
      return [unreadable(reading.error, 'formula', message)];
    }
    if (columns === null) return [];
    return unusableVariables(reading.variables, columns, (name) =>
      t('checks.formula.noVariableIn', { parameter: dpar, name }),
    );
  });
}
