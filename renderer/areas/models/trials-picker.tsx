import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ParsedFormula } from '../../../shared/model/formula';
import { quoteName } from '../../../shared/model/r-syntax/names';
import { holdsTrials, trialsOf, withTrials } from '../../../shared/model/trials';
import { t } from '../../../shared/texts/texts';
import classes from './terms-section.module.css';
import type { ModelView } from './use-model';

interface Props {
  readonly view: ModelView;
  readonly formula: ParsedFormula;
}

/** The column with the number of trials of each row, for a family whose response counts successes. */
export function TrialsPicker({ view, formula }: Props): ReactNode {
  const { dataset, setFormula } = view;
  const trials = trialsOf(formula.addition);
  const columns = (dataset?.columns ?? [])
    .filter((column) => holdsTrials(column) && quoteName(column.name) !== formula.response)
    .map(({ name }) => ({ value: quoteName(name), label: name }));
  // What was typed, such as one number for all rows.
  const isTyped = trials !== null && columns.every(({ value }) => value !== trials);
  return (
    <Select
      className={classes.trials ?? ''}
      label={t('models.response.trials')}
      placeholder={t('models.response.noTrials')}
      data={isTyped ? [{ value: trials, label: trials }, ...columns] : columns}
      value={trials}
      searchable
      clearable
      nothingFoundMessage={t('models.response.noWhole')}
      error={trials === null}
      onChange={(value) => setFormula({ ...formula, addition: withTrials(formula.addition, value) })}
    />
  );
}
