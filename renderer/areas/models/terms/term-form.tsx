import { Button } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { asStudioError } from '../../../../shared/errors/studio-error';
import { kindAbout, kindTitle } from '../../../../shared/kind-texts/kind-texts';
import type { ColumnInfo } from '../../../../shared/model/column-info';
import type { Predictor } from '../../../../shared/model/formula';
import { isComplete } from '../../../../shared/model/terms/fields';
import { termKind } from '../../../../shared/model/terms/list';
import { kindText } from '../../../../shared/texts/kind-words';
import { t } from '../../../../shared/texts/texts';
import classes from '../terms-section.module.css';
import { formResult, type OpenTerm } from './open-term';
import { TermFieldInput } from './term-field-input';

interface Props {
  readonly term: OpenTerm;
  readonly columns: readonly ColumnInfo[];
  readonly onPut: (terms: Predictor) => void;
  readonly onClose: () => void;
}

/** Asks all that a kind of term asks; what it gives is R text that is read as any other. */
export function TermForm({ term, columns, onPut, onClose }: Props): ReactNode {
  const [values, setValues] = useState(term.values);
  const [fault, setFault] = useState<string | null>(null);
  const { id, fields, example, rFunction } = termKind(term.kind);
  const title = kindTitle('terms', id);
  const complete = isComplete(fields, values);
  function onSubmit(event: FormEvent) {
    event.preventDefault();
    try {
      const result = formResult(id, values);
      if (result) onPut(result);
    } catch (error) {
      setFault(asStudioError(error).message);
    }
  }
  return (
    <form
      className={classes.form}
      aria-label={title}
      onSubmit={onSubmit}
      onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && onClose()}
    >
      <p className={classes.hint}>
        <b>{title}.</b> {kindAbout('terms', id)} {t('models.terms.example', { example })}.
        {rFunction && ` ${t('models.terms.help', { page: rFunction })}`}
      </p>
      <div className={classes.adder}>
        {fields.map((field, index) => (
          <TermFieldInput
            key={field.id}
            field={field}
            label={kindText('terms', id, `fields.${field.id}`)}
            value={values[field.id] ?? ''}
            columns={columns}
            fault={index === 0 ? fault : null}
            focused={index === 0}
            onChange={(value) => {
              setFault(null);
              setValues({ ...values, [field.id]: value });
            }}
          />
        ))}
        <Button type="submit" size="xs" disabled={!complete}>
          {term.place === null ? t('models.terms.put') : t('models.terms.save')}
        </Button>
        <Button variant="default" size="xs" onClick={onClose}>
          {t('models.terms.cancel')}
        </Button>
      </div>
    </form>
  );
}
