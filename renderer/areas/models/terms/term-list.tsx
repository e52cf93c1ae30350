import { type ReactNode, useState } from 'react';
import { kindTitle } from '../../../../shared/kind-texts/kind-texts';
import type { ParsedFormula } from '../../../../shared/model/formula';
import { quoteName } from '../../../../shared/model/r-syntax/names';
import { printTerm } from '../../../../shared/model/terms/term';
import { t } from '../../../../shared/texts/texts';
import { Icon } from '../../../ui/icons';
import { putTerms, removeTerm } from '../formula-edit';
import classes from '../terms-section.module.css';
import type { ModelView } from '../use-model';
import { isThere, type OpenTerm, openTerm } from './open-term';
import { TermAdder } from './term-adder';
import { TermForm } from './term-form';

/** The terms of the model: each can be changed by its form and removed; new ones are added by the same forms. */
export function TermList(props: { readonly view: ModelView; readonly formula: ParsedFormula }): ReactNode {
  const { view, formula } = props;
  const [chosen, setChosen] = useState<OpenTerm | null>(null);
  const open = chosen && isThere(formula, chosen) ? chosen : null;
  const columns = (view.dataset?.columns ?? []).filter(({ name }) => quoteName(name) !== formula.response);
  return (
    <div className={classes.block} style={{ alignContent: 'start' }}>
      {formula.terms.length === 0 ? (
        <p className={classes.hint}>{t('models.terms.none')}</p>
      ) : (
        <ul className={classes.chips} aria-label={t('models.terms.list')}>
          {formula.terms.map((term, index) => {
            const text = printTerm(term);
            return (
              <li key={text} className={classes.chip}>
                <button
                  type="button"
                  className={classes.change}
                  title={`${kindTitle('terms', term.kind)}: ${text}`}
                  aria-label={t('models.terms.change', { term: text })}
                  aria-expanded={open?.place?.index === index}
                  onClick={() => setChosen(openTerm(formula, index))}
                >
                  <span>{text}</span>
                </button>
                <button
                  type="button"
                  className={classes.remove}
                  aria-label={t('models.terms.remove', { term: text })}
                  onClick={() => view.setFormula(removeTerm(formula, index))}
                >
                  <Icon name="close" size={12} />
                </button>
              </li>
            );
          })}
        </ul>
      )}
      {open ? (
        <TermForm
          // Another term has a form of its own.
          key={`${open.kind} ${open.place?.text}`}
          term={open}
          columns={columns}
          onPut={(terms) => {
            view.setFormula(putTerms(formula, open.place?.index ?? null, terms));
            setChosen(null);
          }}
          onClose={() => setChosen(null)}
        />
      ) : (
        <TermAdder columns={columns} onOpen={setChosen} />
      )}
    </div>
  );
}
