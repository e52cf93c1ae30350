import { NumberInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { t } from '../../shared/texts/texts';
import { useNumberStyle } from './number-style';
import { plainNumber } from './number-text';

interface Props {
  /** The label above it; a field without one is labelled by its surroundings, by `id`. */
  readonly label?: string;
  readonly description?: string;
  readonly id?: string;
  readonly value: number | undefined;
  /** Shown where nothing is set; a field without it must have a value. */
  readonly fallback?: string;
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  readonly decimals?: number;
  /** What is typed goes in when the field is left or Enter is pressed: half a number would be acted on. */
  readonly late?: boolean;
  readonly onChange: (value: number | undefined) => void;
}

/** A number within its bounds; what is being typed goes in only when it lies within them. */
export function NumberField(props: Props): ReactNode {
  const { label, description, id, value, fallback, min, max, step = 1, decimals = 0, late = false } = props;
  const { onChange } = props;
  const { decimal } = useNumberStyle();
  const [typed, setTyped] = useState<string | number | null>(null);
  const shown = typed ?? value ?? '';
  const outside = typeof shown === 'number' && (shown < min || shown > max);
  function give(next: string | number) {
    if (next === '') {
      if (fallback !== undefined) onChange(undefined);
    } else if (typeof next === 'number' && next >= min && next <= max) onChange(next);
  }
  function leave() {
    if (late && typed !== null) give(typed);
    setTyped(null);
  }
  return (
    <NumberInput
      label={label}
      description={description}
      id={id}
      placeholder={fallback ?? ''}
      value={shown}
      min={min}
      max={max}
      step={step}
      clampBehavior="none"
      allowDecimal={decimals > 0}
      decimalScale={decimals}
      decimalSeparator={decimal}
      allowedDecimalSeparators={['.', ',']}
      hideControls={late}
      allowNegative={false}
      error={outside ? t('ui.bounds', { min: plainNumber(min), max: plainNumber(max) }) : null}
      onChange={(next) => {
        setTyped(next);
        if (!late) give(next);
      }}
      onKeyDown={(event) => event.key === 'Enter' && leave()}
      onBlur={leave}
    />
  );
}
