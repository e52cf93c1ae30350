import { ActionIcon, Button, TextInput, Tooltip } from '@mantine/core';
import { type ReactNode, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { isSecretName } from '../../../shared/model/environment-rules';
import { t } from '../../../shared/texts/texts';
import { newVariable, type VariableRow, variableFaults } from '../../store/config-edit';
import { Icon } from '../../ui/icons';
import classes from './configuration.module.css';

interface Props {
  readonly rows: readonly VariableRow[];
  readonly onChange: (rows: readonly VariableRow[]) => void;
}

/** Environment variables of the workers, one a row. */
export function VariableTable({ rows, onChange }: Props): ReactNode {
  const faults = variableFaults(rows);
  const table = useRef<HTMLTableElement>(null);
  const add = useRef<HTMLButtonElement>(null);

  const put = (row: VariableRow, patch: Partial<VariableRow>) =>
    onChange(rows.map((each) => (each.id === row.id ? { ...each, ...patch } : each)));
  function append() {
    // Who types at once types into the new row.
    flushSync(() => onChange([...rows, newVariable()]));
    table.current?.querySelector<HTMLInputElement>('tbody tr:last-child input')?.focus();
  }
  function remove(row: VariableRow) {
    onChange(rows.filter(({ id }) => id !== row.id));
    add.current?.focus();
  }

  return (
    <section aria-label={t('environments.variables.label')}>
      <div className={classes.titled}>
        <h3>{t('environments.variables.title')}</h3>
        <Button ref={add} variant="default" leftSection={<Icon name="plus" size={14} />} onClick={append}>
          {t('environments.variables.add')}
        </Button>
      </div>
      {rows.length === 0 ? (
        <p className={classes.about}>{t('environments.variables.none')}</p>
      ) : (
        <table ref={table} className={classes.variables}>
          <colgroup>
            <col style={{ width: '34%' }} />
            <col />
            <col style={{ width: 34 }} />
          </colgroup>
          <thead>
            <tr>
              <th scope="col">{t('environments.variables.name')}</th>
              <th scope="col">{t('environments.variables.value')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <Variable
                key={row.id}
                row={row}
                number={index + 1}
                fault={faults.get(row.id) ?? null}
                onChange={(patch) => put(row, patch)}
                onRemove={() => remove(row)}
              />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Variable(props: {
  readonly row: VariableRow;
  readonly number: number;
  readonly fault: string | null;
  readonly onChange: (patch: Partial<VariableRow>) => void;
  readonly onRemove: () => void;
}): ReactNode {
  const { row, number, fault, onChange, onRemove } = props;
  const [shown, setShown] = useState(false);
  const secret = isSecretName(row.name);
  const called = row.name === '' ? t('environments.variables.unnamed', { n: number }) : row.name;
  return (
    <tr>
      <td>
        <TextInput
          aria-label={t('environments.variables.nameOf', { n: number })}
          classNames={{ input: classes.code ?? '' }}
          spellCheck={false}
          autoComplete="off"
          value={row.name}
          error={fault}
          onChange={(event) => onChange({ name: event.currentTarget.value })}
        />
      </td>
      <td>
        <TextInput
          aria-label={t('environments.variables.valueOf', { variable: called })}
          classNames={{ input: classes.code ?? '' }}
          spellCheck={false}
          autoComplete="off"
          type={secret && !shown ? 'password' : 'text'}
          value={row.value}
          rightSectionPointerEvents="all"
          rightSection={
            secret && (
              <ActionIcon
                size={22}
                aria-label={t(shown ? 'environments.variables.hide' : 'environments.variables.show', {
                  variable: called,
                })}
                aria-pressed={shown}
                onClick={() => setShown(!shown)}
              >
                <Icon name="eye" size={14} />
              </ActionIcon>
            )
          }
          onChange={(event) => onChange({ value: event.currentTarget.value })}
        />
      </td>
      <td>
        <Tooltip label={t('ui.actions.remove')}>
          <ActionIcon
            size={30}
            aria-label={t('environments.variables.remove', { variable: called })}
            onClick={onRemove}
          >
            <Icon name="close" size={14} />
          </ActionIcon>
        </Tooltip>
      </td>
    </tr>
  );
}
