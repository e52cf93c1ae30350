import { ActionIcon, Button, Checkbox, MultiSelect, Select, Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import { type GroupTerm, type ParsedFormula, printGroup } from '../../../shared/model/formula';
import { quoteName } from '../../../shared/model/r-syntax/names';
import { printTerm } from '../../../shared/model/terms/term';
import { t } from '../../../shared/texts/texts';
import { Icon } from '../../ui/icons';
import { Block } from './block';
import { removeGroup, setGroup, slopeTexts, withSlopes } from './formula-edit';
import classes from './terms-section.module.css';
import type { ModelView } from './use-model';

interface Props {
  readonly view: ModelView;
  readonly formula: ParsedFormula;
}

/** The column that is most likely a grouping: a factor or text with several values and no group of its own yet. */
function likelyGroup(view: ModelView, formula: ParsedFormula): string | undefined {
  const taken = new Set([formula.response, ...formula.groups.map(({ group }) => group)]);
  const free = (view.dataset?.columns ?? []).filter(({ name }) => !taken.has(quoteName(name)));
  const categories = free.filter(({ kind }) => kind === 'factor' || kind === 'string');
  const rows = view.dataset?.rowCount ?? 0;
  const several = categories.filter(({ distinct }) => distinct >= 3 && distinct < rows);
  return (several.find(({ distinct }) => distinct >= 5) ?? several[0] ?? categories[0] ?? free[0])?.name;
}

export function GroupsBlock({ view, formula }: Props): ReactNode {
  function add() {
    const name = likelyGroup(view, formula);
    if (name === undefined) return;
    const group: GroupTerm = { group: quoteName(name), intercept: true, terms: [], correlated: true };
    view.setFormula({ ...formula, groups: [...formula.groups, group] });
  }
  return (
    <Block
      title={t('models.groups.title')}
      term="groups"
      aside={
        <Button variant="default" leftSection={<Icon name="plus" size={14} />} onClick={add}>
          {t('models.groups.add')}
        </Button>
      }
    >
      {formula.groups.length === 0 && <p className={classes.hint}>{t('models.groups.none')}</p>}
      {formula.groups.map((group, index) => (
        <GroupEditor
          // Groups have no identity but their place.
          key={`${index} of ${formula.groups.length}`}
          view={view}
          formula={formula}
          group={group}
          onChange={(next) => view.setFormula(setGroup(formula, index, next))}
          onRemove={() => view.setFormula(removeGroup(formula, index))}
        />
      ))}
    </Block>
  );
}

interface EditorProps extends Props {
  readonly group: GroupTerm;
  readonly onChange: (group: GroupTerm) => void;
  readonly onRemove: () => void;
}

function GroupEditor({ view, formula, group, onChange, onRemove }: EditorProps): ReactNode {
  const names = (view.dataset?.columns ?? []).map(({ name }) => ({ value: quoteName(name), label: name }));
  const groups = names.some(({ value }) => value === group.group)
    ? names
    : [{ value: group.group, label: group.group }, ...names];
  const slopes = slopeTexts(group);
  const candidates = new Set([
    ...slopes,
    ...formula.terms.map(printTerm),
    ...names.map(({ value }) => value).filter((name) => name !== formula.response && name !== group.group),
  ]);
  const effects = (group.intercept ? 1 : 0) + group.terms.length;
  return (
    <fieldset
      className={classes.group}
      aria-label={t('models.groups.term', { term: printGroup(group) })}
      style={{ margin: 0 }}
    >
      <Select
        label={t('models.groups.group')}
        data={groups}
        value={group.group}
        searchable
        allowDeselect={false}
        onChange={(value) => value !== null && onChange({ ...group, group: value })}
      />
      <div className={classes.tick}>
        <Checkbox
          label={t('models.groups.intercept')}
          checked={group.intercept}
          onChange={(event) => onChange({ ...group, intercept: event.currentTarget.checked })}
        />
      </div>
      <MultiSelect
        label={t('models.groups.slopes')}
        placeholder={slopes.length === 0 ? t('models.groups.noSlopes') : ''}
        data={[...candidates]}
        value={[...slopes]}
        searchable
        hidePickedOptions
        onChange={(texts) => onChange(withSlopes(group, texts, formula.terms))}
      />
      <div className={classes.tick}>
        <Switch
          label={t('models.groups.correlated')}
          checked={group.correlated}
          disabled={effects < 2}
          onChange={(event) => onChange({ ...group, correlated: event.currentTarget.checked })}
        />
      </div>
      <div className={classes.tick}>
        <ActionIcon aria-label={t('models.groups.remove', { term: printGroup(group) })} onClick={onRemove}>
          <Icon name="close" size={14} />
        </ActionIcon>
      </div>
    </fieldset>
  );
}
