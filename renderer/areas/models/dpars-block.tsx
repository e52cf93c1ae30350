import { ActionIcon, Button, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { findFamily } from '../../../shared/model/families';
import { t } from '../../../shared/texts/texts';
import { Icon } from '../../ui/icons';
import { Block } from './block';
import classes from './terms-section.module.css';
import type { ModelView } from './use-model';

/** Formulas of the family's further parameters: sigma, shape, zi, … */
export function DparsBlock({ view }: { readonly view: ModelView }): ReactNode {
  const { model, parsed, setSpec } = view;
  const dpars = model.spec.dpars ?? {};
  const known = findFamily(model.spec.family.name)?.dpars ?? [];
  const free = known.filter((name) => dpars[name] === undefined);
  if (known.length === 0 && Object.keys(dpars).length === 0) return null;

  function remove(name: string) {
    const rest = Object.entries(dpars).filter(([other]) => other !== name);
    setSpec({ dpars: rest.length > 0 ? Object.fromEntries(rest) : undefined });
  }

  return (
    <Block
      title={t('models.dpars.title')}
      term="dpars"
      aside={free.map((name) => (
        <Button
          key={name}
          variant="default"
          leftSection={<Icon name="plus" size={14} />}
          onClick={() => setSpec({ dpars: { ...dpars, [name]: '~ 1' } })}
        >
          {t('models.dpars.add', { name })}
        </Button>
      ))}
    >
      {Object.keys(dpars).length === 0 && (
        <p className={classes.hint}>{t('models.dpars.none', { names: known.join(', ') })}</p>
      )}
      {Object.entries(dpars).map(([name, formula]) => (
        <div key={name} className={classes.dpar}>
          <code>{name}</code>
          <TextInput
            aria-label={t('models.dpars.formulaOf', { name })}
            value={formula}
            error={faultOf(parsed, name)}
            spellCheck={false}
            onChange={(event) => setSpec({ dpars: { ...dpars, [name]: event.currentTarget.value } })}
          />
          <ActionIcon aria-label={t('models.dpars.remove', { name })} onClick={() => remove(name)}>
            <Icon name="close" size={14} />
          </ActionIcon>
        </div>
      ))}
    </Block>
  );
}

function faultOf({ dpars }: ModelView['parsed'], name: string): string | null {
  const reading = dpars.get(name);
  return reading && !reading.ok ? reading.error.message : null;
}
