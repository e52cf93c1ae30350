/** The least and the greatest finite number; null where there is none. */
export function extent(series: readonly ArrayLike<number>[]): readonly [number, number] | null {
  let least = Number.POSITIVE_INFINITY;
  let greatest = Number.NEGATIVE_INFINITY;
  for (const values of series) {
    for (let i = 0; i < values.length; i++) {
      const value = values[i] as number;
      if (!Number.isFinite(value)) continue;
      if (value < least) least = value;
      if (value > greatest) greatest = value;
    }
  }
  return least <= greatest ? [least, greatest] : null;
}

/** A domain that leaves a little room at both ends; one around the value, where there is only one. */
export function withMargin([low, high]: readonly [number, number], share = 0.04): readonly [number, number] {
  const room = low === high ? Math.max(Math.abs(low) * 0.5, 0.5) : (high - low) * share;
  return [low - room, high + room];
}
