import { Button, MultiSelect, SegmentedControl, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { asStudioError } from '../../../shared/errors/studio-error';
import { type ParsedFormula, parsePredictor } from '../../../shared/model/formula';
import { quoteName } from '../../../shared/model/r-syntax/names';
import { t } from '../../../shared/texts/texts';
import { addInteraction, addTerm } from './formula-edit';
import classes from './terms-section.module.css';
import type { ModelView } from './use-model';

interface Props {
  readonly view: ModelView;
  readonly formula: ParsedFormula;
}

export function TermAdder(props: Props): ReactNode {
  return (
    <>
      <InteractionAdder {...props} />
      <FreeTermAdder {...props} />
    </>
  );
}

function InteractionAdder({ view, formula }: Props): ReactNode {
  const [variables, setVariables] = useState<readonly string[]>([]);
  const [crossing, setCrossing] = useState<'full' | 'only'>('full');
  const names = (view.dataset?.columns ?? [])
    .map(({ name }) => name)
    .filter((name) => quoteName(name) !== formula.response);
  function onSubmit(event: FormEvent) {
    event.preventDefault();
    if (variables.length < 2) return;
    view.setFormula(addInteraction(formula, variables, crossing));
    setVariables([]);
  }
  return (
    <form className={classes.adder} onSubmit={onSubmit}>
      <MultiSelect
        className={classes.grow ?? ''}
        label={t('models.terms.interaction')}
        placeholder={variables.length < 2 ? t('models.terms.interactionColumns') : ''}
        data={names}
        value={[...variables]}
        searchable
        hidePickedOptions
        onChange={setVariables}
      />
      <SegmentedControl
        aria-label={t('models.terms.interactionKind')}
        value={crossing}
        data={[
          { value: 'full', label: 'a * b' },
          { value: 'only', label: 'a:b' },
        ]}
        onChange={(value) => setCrossing(value === 'only' ? 'only' : 'full')}
      />
      <Button type="submit" variant="default" size="xs" disabled={variables.length < 2}>
        {t('models.terms.addInteraction')}
      </Button>
    </form>
  );
}

/** For smooths, polynomials, monotonic effects and whatever else R's notation has. */
function FreeTermAdder({ view, formula }: Props): ReactNode {
  const [text, setText] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  function onSubmit(event: FormEvent) {
    event.preventDefault();
    if (text.trim() === '') return;
    try {
      const { terms, groups } = parsePredictor(text.trim());
      const withTerms = terms.reduce(addTerm, formula);
      view.setFormula({ ...withTerms, groups: [...withTerms.groups, ...groups] });
      setText('');
    } catch (error) {
      setFault(asStudioError(error).message);
    }
  }
  return (
    <form className={classes.adder} onSubmit={onSubmit}>
      <TextInput
        className={classes.grow ?? ''}
        label={t('models.terms.other')}
        placeholder="s(x), poly(x, 2), mo(x), offset(log(n)), …"
        value={text}
        error={fault}
        spellCheck={false}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setFault(null);
        }}
      />
      <Button type="submit" variant="default" size="xs" disabled={text.trim() === ''}>
        {t('models.terms.addOther')}
      </Button>
    </form>
  );
}
