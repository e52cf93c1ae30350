import { Switch } from '@mantine/core';
import { type ReactNode, useRef } from 'react';
import type { ParsedFormula } from '../../../shared/model/formula';
import { t } from '../../../shared/texts/texts';
import { Block } from './block';
import { ColumnPicker } from './column-picker';
import { DparsBlock } from './dpars-block';
import { GroupsBlock } from './groups-block';
import { ResponseBlock } from './response-block';
import { TermList } from './terms/term-list';
import classes from './terms-section.module.css';
import type { ModelView } from './use-model';

/** The formula by clicking: response and family, predictors, grouping terms, further parameters. */
export function TermsSection({ view }: { readonly view: ModelView }): ReactNode {
  const { reading, setFormula } = view;
  // While the text is being typed it often cannot be read; the controls then wait as they were.
  const last = useRef<ParsedFormula | null>(null);
  if (reading.ok) last.current = reading.formula;
  if (!view.dataset) return <p>{t('models.terms.dataGone')}</p>;
  const formula = last.current;
  if (!formula) {
    return <p className={classes.hint}>{t('models.terms.unread')}</p>;
  }
  return (
    <div className={classes.section} data-waiting={!reading.ok} inert={!reading.ok}>
      <ResponseBlock view={view} formula={formula} />
      <Block
        title={t('models.terms.predictors')}
        term="predictors"
        aside={
          <Switch
            label={t('models.terms.intercept')}
            labelPosition="left"
            checked={formula.intercept}
            onChange={(event) => setFormula({ ...formula, intercept: event.currentTarget.checked })}
          />
        }
      >
        <div className={classes.split}>
          <ColumnPicker view={view} formula={formula} />
          <TermList view={view} formula={formula} />
        </div>
      </Block>
      <GroupsBlock view={view} formula={formula} />
      <DparsBlock view={view} />
    </div>
  );
}
