import { Autocomplete, TextInput } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useEffect, useState } from 'react';

/** A text that goes in when the field is left or Enter is pressed; Escape gives back what was there. */
export function TextControl(props: {
  readonly id: string;
  readonly describedBy: string;
  readonly value: string;
  readonly placeholder: string;
  /** What may be meant; any other text goes as well. */
  readonly choices?: readonly string[];
  readonly onChange: (value: string) => void;
}): ReactNode {
  const { id, describedBy, value, placeholder, choices, onChange } = props;
  const [typed, setTyped] = useState(value);
  const [open, setOpen] = useState(false);
  useEffect(() => setTyped(value), [value]);

  const give = (text: string) => text.trim() !== value && onChange(text.trim());
  const common = {
    id,
    'aria-describedby': describedBy,
    value: typed,
    placeholder,
    spellCheck: false,
    onBlur: () => give(typed),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Enter') {
        give(typed);
        // Escape is then for the dialog.
        setOpen(false);
      }
      if (event.key === 'Escape' && typed !== value) {
        setTyped(value);
        event.stopPropagation();
      }
    },
  };
  return choices ? (
    <Autocomplete
      {...common}
      data={[...choices]}
      dropdownOpened={open}
      onDropdownOpen={() => setOpen(true)}
      onDropdownClose={() => setOpen(false)}
      onChange={setTyped}
      onOptionSubmit={(text) => {
        setTyped(text);
        give(text);
      }}
    />
  ) : (
    <TextInput {...common} onChange={(event) => setTyped(event.currentTarget.value)} />
  );
}
