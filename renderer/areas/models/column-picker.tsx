import { type ReactNode, useState } from 'react';
import type { ParsedFormula } from '../../../shared/model/formula';
import { quoteName } from '../../../shared/model/r-syntax/names';
import { t } from '../../../shared/texts/texts';
import { useActions } from '../../store/use-store';
import { FilterBox } from '../../ui/filter-box';
import { Icon } from '../../ui/icons';
import { MiddleText } from '../../ui/middle-text';
import { kindBadge, shortSummary } from '../data/column-kinds';
import { isMain, toggleMain, usesColumn } from './formula-edit';
import classes from './terms-section.module.css';
import type { ModelView } from './use-model';

interface Props {
  readonly view: ModelView;
  readonly formula: ParsedFormula;
}

/** The columns of the data: a click adds one as a predictor, another click takes it away. */
export function ColumnPicker({ view, formula }: Props): ReactNode {
  const { dataset, setFormula } = view;
  const { inspect } = useActions();
  const [filter, setFilter] = useState('');
  if (!dataset) return null;
  const wanted = filter.trim().toLowerCase();
  const shown = dataset.columns.filter(({ name }) => name.toLowerCase().includes(wanted));
  return (
    <div className={classes.columns}>
      <FilterBox
        className={classes.filter}
        label={t('models.columns.filter')}
        value={filter}
        onChange={setFilter}
      />
      <ul className={classes.list} aria-label={t('models.columns.columns')}>
        {shown.map((info) => {
          const main = formula.terms.some((term) => isMain(term, info.name));
          const used = !main && usesColumn(formula.terms, info.name);
          const isResponse = quoteName(info.name) === formula.response;
          return (
            <li key={info.name}>
              <button
                type="button"
                className={classes.column}
                aria-pressed={main}
                disabled={isResponse}
                title={t('models.columns.about', { name: info.name, summary: shortSummary(info) })}
                onClick={() => {
                  setFormula(toggleMain(formula, info.name));
                  inspect({ kind: 'column', datasetId: dataset.id, column: info.name });
                }}
              >
                <span className={classes.badge} aria-hidden="true">
                  {kindBadge(info)}
                </span>
                <span className={classes.label}>
                  <MiddleText text={info.name} />
                </span>
                {isResponse && <span className={classes.muted}>{t('models.columns.response')}</span>}
                {used && <span className={classes.muted}>{t('models.columns.used')}</span>}
                {main && <Icon name="check" size={14} />}
              </button>
            </li>
          );
        })}
        {shown.length === 0 && <li className={classes.muted}>{t('models.columns.none')}</li>}
      </ul>
    </div>
  );
}
