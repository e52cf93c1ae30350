import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { Icon } from './icons';

/** Narrows what is shown beside it to what has the text; Escape empties it. */
export function FilterBox(props: {
  readonly label: string;
  readonly placeholder?: string;
  readonly className: string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
}): ReactNode {
  const { label, placeholder = label, className = '', value, onChange } = props;
  return (
    <TextInput
      className={className}
      aria-label={label}
      placeholder={placeholder}
      leftSection={<Icon name="search" size={14} />}
      value={value}
      spellCheck={false}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || value === '') return;
        event.stopPropagation();
        onChange('');
      }}
    />
  );
}
