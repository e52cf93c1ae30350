import { MultiSelect, Select, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ColumnInfo } from '../../../../shared/model/column-info';
import type { TermField } from '../../../../shared/model/terms/fields';
import { t } from '../../../../shared/texts/texts';
import classes from '../terms-section.module.css';

interface Props {
  readonly field: TermField;
  readonly label: string;
  readonly value: string | readonly string[];
  readonly columns: readonly ColumnInfo[];
  readonly fault: string | null;
  readonly focused: boolean;
  readonly onChange: (value: string | readonly string[]) => void;
}

/** One field of a term's form. */
export function TermFieldInput({ field, label, value, columns, fault, focused, onChange }: Props): ReactNode {
  const common = { className: classes.grow ?? '', label, error: fault, 'data-autofocus': focused };
  const names = [value].flat().filter((name) => name !== '');
  switch (field.type) {
    case 'columns':
      return (
        <MultiSelect
          {...common}
          data={suitable(columns, field.suits, names)}
          value={names}
          searchable
          hidePickedOptions
          onChange={onChange}
        />
      );
    case 'column':
    case 'choice': {
      const data =
        field.type === 'column'
          ? suitable(columns, field.suits, names)
          : field.options.map((option) => ({ value: option.value, label: option.label() }));
      return (
        <Select
          {...common}
          data={data}
          value={names[0] ?? null}
          placeholder={field.optional ? t('models.terms.notSaid') : ''}
          searchable={field.type === 'column'}
          clearable={field.optional === true}
          allowDeselect={field.optional === true}
          onChange={(next) => onChange(next ?? '')}
        />
      );
    }
    case 'whole':
    case 'text':
      return (
        <TextInput
          {...common}
          value={names[0] ?? ''}
          inputMode={field.type === 'whole' ? 'numeric' : 'text'}
          placeholder={
            field.type === 'text' ? field.placeholder : field.optional ? t('models.terms.notSaid') : ''
          }
          spellCheck={false}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
  }
}

/** The names of columns that a field takes, with those that it has already. */
function suitable(
  columns: readonly ColumnInfo[],
  suits: (column: ColumnInfo) => boolean = () => true,
  chosen: readonly string[],
): string[] {
  return [...new Set([...columns.filter(suits).map(({ name }) => name), ...chosen])];
}
