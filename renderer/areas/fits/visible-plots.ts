/** What is shown until somebody chooses. */
export const chosenFirst: readonly string[] = ['trace', 'density'];

/** Narrower than this, in px, a plot shows nothing well. */
const narrowest = 240;

/** Those of the chosen plots that are offered and have room beside each other: the ones chosen last, at least one. */
export function visiblePlots(
  chosen: readonly string[],
  offered: readonly { readonly id: string }[],
  width: number,
): readonly string[] {
  const ids = offered.map(({ id }) => id);
  const known = chosen.filter((id) => ids.includes(id));
  return (known.length > 0 ? known : ids.slice(0, 1)).slice(-Math.max(1, Math.floor(width / narrowest)));
}

/** Shows a plot, as the last chosen one, or hides it; the last one stays. */
export function togglePlot(visible: readonly string[], id: string): readonly string[] {
  if (!visible.includes(id)) return [...visible, id];
  return visible.length > 1 ? visible.filter((other) => other !== id) : visible;
}
