import { expect, it } from 'vitest';
import { foldRepeats } from '../../../../renderer/areas/fits/fold-repeats';

const rejected = (chain: number) => [
  `Chain ${chain}: Rejecting initial value:`,
  `Chain ${chain}:   Log probability evaluates to log(0), i.e. negative infinity.`,
  '',
];

it('shows once what a chain printed a hundred times, and all that came before and after it', () => {
  const printed = [
    'SAMPLING FOR MODEL NOW (CHAIN 1).',
    ...Array.from({ length: 100 }, () => rejected(1)).flat(),
    'Chain 1: Initialization between (-2, 2) failed after 100 attempts.',
    ...Array.from({ length: 100 }, () => rejected(2)).flat(),
    'Error: sampling not done',
  ];
  expect(foldRepeats(printed.join('\n')).split('\n')).toEqual([
    'SAMPLING FOR MODEL NOW (CHAIN 1).',
    ...rejected(1),
    '[the same again, 99 times]',
    'Chain 1: Initialization between (-2, 2) failed after 100 attempts.',
    ...rejected(2),
    '[the same again, 99 times]',
    'Error: sampling not done',
  ]);
});

it('leaves alone what stands twice, and blank lines', () => {
  for (const text of ['', 'one', 'a\na\nb\na\na', 'x\n\n\n\n\ny', '\n\n\n'])
    expect(foldRepeats(text)).toBe(text);
  expect(foldRepeats('a\na\na\nb')).toBe('a\n[the same again, 2 times]\nb');
});
