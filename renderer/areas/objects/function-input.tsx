import { TextInput } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { t } from '../../../shared/texts/texts';
import classes from './call-dialog.module.css';
import { NameList } from './name-list';

interface Props {
  readonly value: string;
  /** What can be chosen now. */
  readonly names: readonly string[];
  /** The function that the text means, or null. */
  readonly target: string | null;
  readonly onType: (text: string) => void;
  readonly onPick: (name: string) => void;
}

/** A function of R by its name, typed or chosen. */
export function FunctionInput({ value, names, target, onType, onPick }: Props): ReactNode {
  const id = useId();
  const [open, setOpen] = useState(false);
  const [marked, setMarked] = useState(-1);
  const shown = open && names.length > 0;

  function pick(name: string) {
    onPick(name);
    setOpen(false);
    setMarked(-1);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      setOpen(true);
      setMarked(Math.max(-1, Math.min(names.length - 1, marked + step)));
    } else if (event.key === 'Enter' && open) {
      const name = names[marked] ?? target ?? names[0];
      if (name !== undefined) pick(name);
    } else if (event.key === 'Escape' && shown) setOpen(false);
    else return;
    event.preventDefault();
  }

  return (
    <div className={classes.function}>
      <TextInput
        label={t('objects.call.function')}
        placeholder={t('objects.call.functionPlaceholder')}
        data-autofocus
        // Escape closes the list, not the dialog around it.
        data-mantine-stop-propagation={shown || undefined}
        role="combobox"
        aria-expanded={shown}
        aria-controls={shown ? id : undefined}
        aria-activedescendant={shown && marked >= 0 ? `${id}-${marked}` : undefined}
        aria-autocomplete="list"
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        classNames={{ input: classes.mono ?? '' }}
        value={value}
        onChange={(event) => {
          onType(event.currentTarget.value);
          setOpen(true);
          setMarked(-1);
        }}
        onFocus={() => setOpen(value === '')}
        onClick={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      {shown && (
        <NameList
          id={id}
          label={t('objects.kinds.function')}
          names={names}
          marked={marked}
          onChoose={(index) => pick(names[index] ?? '')}
        />
      )}
    </div>
  );
}
