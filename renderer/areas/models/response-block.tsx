import { Select, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { families, familyLabel, findFamily, responseWords } from '../../../shared/model/families';
import { type ParsedFormula, printFormula } from '../../../shared/model/formula';
import { readFormula } from '../../../shared/model/parsed-spec';
import { quoteName } from '../../../shared/model/r-syntax/names';
import { termColumns } from '../../../shared/model/terms/term';
import { takesTrials, withTrials } from '../../../shared/model/trials';
import { t } from '../../../shared/texts/texts';
import { useActions } from '../../store/use-store';
import { Block } from './block';
import classes from './terms-section.module.css';
import { TrialsPicker } from './trials-picker';
import type { ModelView } from './use-model';

/** Families in groups by the responses that they fit. */
function familyGroups() {
  return [...new Set(families.map(({ kind }) => kind))].map((kind) => {
    const group = responseWords(kind);
    return {
      group: group.charAt(0).toUpperCase() + group.slice(1),
      items: families
        .filter((family) => family.kind === kind)
        .map((family) => ({ value: family.name, label: familyLabel(family) })),
    };
  });
}

interface Props {
  readonly view: ModelView;
  readonly formula: ParsedFormula;
}

export function ResponseBlock({ view, formula }: Props): ReactNode {
  const { model, dataset, setFormula, setSpec } = view;
  const { inspect } = useActions();
  const family = findFamily(model.spec.family.name);
  const columns = (dataset?.columns ?? []).map(({ name }) => ({ value: quoteName(name), label: name }));
  const responses = columns.some(({ value }) => value === formula.response)
    ? columns
    : [{ value: formula.response, label: formula.response }, ...columns];
  const link = model.spec.family.link ?? family?.defaultLink ?? null;

  function setResponse(response: string) {
    // A variable cannot explain itself.
    const terms = formula.terms.filter(
      (term) => !termColumns(term).some((name) => quoteName(name) === response),
    );
    setFormula({ ...formula, response, terms });
    const column = dataset?.columns.find(({ name }) => quoteName(name) === response);
    if (dataset && column) inspect({ kind: 'column', datasetId: dataset.id, column: column.name });
  }

  function setFamily(name: string) {
    // Formulas of parameters that the new family does not have would only be errors.
    const kept = Object.entries(model.spec.dpars ?? {}).filter(([dpar]) =>
      findFamily(name)?.dpars.includes(dpar),
    );
    const { dpars: _dropped, ...spec } = model.spec;
    // So would the number of trials. What brms has of its own beside the usual families may take it.
    const next = findFamily(name);
    const keepsTrials = !next || takesTrials(next) || next.kind === 'special';
    const addition = keepsTrials ? formula.addition : withTrials(formula.addition, null);
    setSpec({
      ...spec,
      family: { name },
      dpars: kept.length > 0 ? Object.fromEntries(kept) : undefined,
      ...(addition !== formula.addition && { formula: printFormula({ ...formula, addition }) }),
    });
    inspect({ kind: 'family', name });
  }

  return (
    <Block title={t('models.response.title')} term="response">
      <div className={classes.row}>
        <Select
          label={t('models.response.response')}
          data={responses}
          value={formula.response}
          searchable
          allowDeselect={false}
          onChange={(value) => value !== null && setResponse(value)}
        />
        <Select
          label={t('models.response.family')}
          data={familyGroups()}
          value={family?.name ?? null}
          placeholder={model.spec.family.name}
          searchable
          allowDeselect={false}
          comboboxProps={{
            width: 360,
            position: 'bottom-start',
            shadow: 'md',
            transitionProps: { duration: 0 },
          }}
          onChange={(value) => value !== null && setFamily(value)}
          onFocus={() => inspect({ kind: 'family', name: model.spec.family.name })}
        />
        <Select
          label={t('models.response.link')}
          data={[...(family?.links ?? (link ? [link] : []))]}
          value={link}
          allowDeselect={false}
          onChange={(value) =>
            value !== null && setSpec({ family: { name: model.spec.family.name, link: value } })
          }
        />
        <AdditionInput view={view} formula={formula} />
      </div>
      {family && takesTrials(family) && <TrialsPicker view={view} formula={formula} />}
      {family && (
        <p className={classes.hint}>
          {t('models.response.fits', { family: familyLabel(family), response: responseWords(family.kind) })}
        </p>
      )}
    </Block>
  );
}

/** Half a call, such as "trials(", would spoil the formula: it goes in only when it can be read. */
function AdditionInput({ view, formula }: Props): ReactNode {
  const [text, setText] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  function change(next: string) {
    setText(next);
    const changed = { ...formula, addition: next.trim() || null };
    const reading = readFormula(printFormula(changed));
    setFault(reading.ok ? null : reading.error.message);
    if (reading.ok) view.setFormula(changed);
  }
  return (
    <TextInput
      label={t('models.response.addition')}
      placeholder="trials(n), cens(x), …"
      value={text ?? formula.addition ?? ''}
      error={fault}
      spellCheck={false}
      onChange={(event) => change(event.currentTarget.value)}
      onBlur={() => {
        setText(null);
        setFault(null);
      }}
    />
  );
}
