interface Converged {
  readonly variable: string;
  /** NaN where it cannot be computed. */
  readonly rhat: number;
}

/** Names of variables, the worst R-hat first; those whose R-hat cannot be computed last, in their own order. */
export function worstFirst(rows: readonly Converged[]): readonly string[] {
  const rank = ({ rhat }: Converged) => (Number.isNaN(rhat) ? Number.NEGATIVE_INFINITY : rhat);
  return rows
    .toSorted((a, b) => (rank(a) === rank(b) ? 0 : rank(b) - rank(a)))
    .map(({ variable }) => variable);
}
