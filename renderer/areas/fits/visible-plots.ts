/** What is shown until somebody chooses. */
export const chosenFirst: readonly string[] = ['trace', 'density'];

/** Narrower than this, in px, a plot shows nothing well. */
const narrowest = 240;

/**
 * Those of the chosen plots that are offered for the fit and have room beside each other: the ones chosen last, at least
 * one. Where none of the chosen ones is offered, it is as if nobody had chosen.
 */
export function visiblePlots(
  chosen: readonly string[],
  offered: readonly { readonly id: string }[],
  width: number,
): readonly string[] {
  const ids = offered.map(({ id }) => id);
  const among = (wanted: readonly string[]) => wanted.filter((id) => ids.includes(id));
  const shown = [among(chosen), among(chosenFirst), ids.slice(0, 1)].find((some) => some.length > 0) ?? [];
  return shown.slice(-Math.max(1, Math.floor(width / narrowest)));
}

/** Shows a plot, as the last chosen one, or hides it; the last one stays. */
export function togglePlot(visible: readonly string[], id: string): readonly string[] {
  if (!visible.includes(id)) return [...visible, id];
  return visible.length > 1 ? visible.filter((other) => other !== id) : visible;
}
