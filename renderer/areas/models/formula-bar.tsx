import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Unread } from '../../../shared/model/parsed-spec';
import { t } from '../../../shared/texts/texts';
import { ErrorBox } from '../../ui/error-box';
import classes from './formula-bar.module.css';
import { ProblemList } from './problem-list';
import type { ModelView } from './use-model';

/** The formula as text, which the builder writes and which can be typed: either way it is the model. */
export function FormulaBar({ view }: { readonly view: ModelView }): ReactNode {
  const { model, reading, problems, setSpec } = view;
  // Errors are shown here, where people look. Their cause may be in another part of the model.
  const errors = reading.ok ? problems.filter(({ severity }) => severity === 'error') : [];
  const dpars = Object.entries(model.spec.dpars ?? {});
  return (
    <div className={classes.bar}>
      <div className={classes.line}>
        <label htmlFor="formula-text">{t('models.formula')}</label>
        <TextInput
          id="formula-text"
          className={classes.input ?? ''}
          value={model.spec.formula}
          error={!reading.ok}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          aria-describedby={reading.ok && errors.length === 0 ? undefined : 'formula-fault'}
          onChange={(event) => setSpec({ formula: event.currentTarget.value })}
        />
      </div>
      {dpars.map(([name, formula]) => (
        <div key={name} className={classes.extra}>
          {name} ~ {formula.replace(/^\s*~\s*/, '')}
        </div>
      ))}
      {errors.length > 0 && (
        <div className={classes.errors} id="formula-fault">
          <ProblemList problems={errors} view={view} />
        </div>
      )}
      {!reading.ok && (
        <div className={classes.fault} id="formula-fault">
          <Place text={model.spec.formula} reading={reading} />
          <ErrorBox error={reading.error} />
        </div>
      )}
    </div>
  );
}

/** The text again with the place marked at which reading it stopped. */
function Place(props: { readonly text: string; readonly reading: Unread }): ReactNode {
  const { text, reading } = props;
  const at = reading.position;
  if (at === null || text.trim() === '') return null;
  return (
    <pre className={classes.place}>
      {text.slice(0, at)}
      <mark>{text.slice(at, at + 1).trim() || '‸'}</mark>
      {text.slice(at + 1)}
    </pre>
  );
}
