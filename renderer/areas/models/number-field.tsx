import { NumberInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';

interface Props {
  readonly label: string;
  readonly description: string;
  readonly value: number | undefined;
  /** Shown where nothing is set; a field without it must have a value. */
  readonly fallback?: string;
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  readonly decimals?: number;
  readonly onChange: (value: number | undefined) => void;
}

/** A number within its bounds; what is being typed goes in only when it lies within them. */
export function NumberField(props: Props): ReactNode {
  const { label, description, value, fallback, min, max, step = 1, decimals = 0, onChange } = props;
  const [typed, setTyped] = useState<string | number | null>(null);
  const shown = typed ?? value ?? '';
  const outside = typeof shown === 'number' && (shown < min || shown > max);
  function change(next: string | number) {
    setTyped(next);
    if (next === '') {
      if (fallback !== undefined) onChange(undefined);
    } else if (typeof next === 'number' && next >= min && next <= max) onChange(next);
  }
  return (
    <NumberInput
      label={label}
      description={description}
      placeholder={fallback ?? ''}
      value={shown}
      min={min}
      max={max}
      step={step}
      clampBehavior="none"
      allowDecimal={decimals > 0}
      decimalScale={decimals}
      allowNegative={false}
      error={outside ? `From ${min} to ${max}` : null}
      onChange={change}
      onBlur={() => setTyped(null)}
    />
  );
}
