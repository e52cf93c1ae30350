import { StudioError } from '../errors/studio-error';

/** The probabilities of an interval's ends: 0.025 and 0.975. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/** The interval's ends for a central probability: 0.95 gives 0.025 and 0.975. Throws `invalid-input`. */
export function intervalEnds(prob: number): Interval {
  if (!(prob > 0 && prob < 1)) {
    throw new StudioError(
      'invalid-input',
      `The interval's probability must lie between 0 and 1, not ${prob}.`,
      {
        hint: 'Give a number such as 0.95 or 0.89.',
        where: 'prob',
      },
    );
  }
  // (1 - 0.95) / 2 is 0.025000000000000022; the user meant 0.025.
  const lower = Number(((1 - prob) / 2).toFixed(15));
  return { lower, upper: Number((1 - lower).toFixed(15)) };
}
