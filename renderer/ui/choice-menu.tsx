import { Menu } from '@mantine/core';
import type { ReactNode } from 'react';

/** One of several, as the items of a menu that closes when one is taken. */
export function ChoiceItems<V extends string>(props: {
  readonly value: V;
  readonly choices: readonly { readonly value: V; readonly label: string }[];
  readonly onChoose: (value: V) => void;
}): ReactNode {
  const { value, choices, onChoose } = props;
  const choose = (next: string) => {
    const choice = choices.find((other) => other.value === next);
    if (choice && choice.value !== value) onChoose(choice.value);
  };
  return (
    <Menu.RadioGroup value={value} onChange={choose}>
      {choices.map((choice) => (
        <Menu.RadioItem key={choice.value} value={choice.value} closeMenuOnClick>
          {choice.label}
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  );
}
