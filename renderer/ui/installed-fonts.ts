const sample = 'mmMWli10@&';
const stand = ['monospace', 'sans-serif', 'serif'] as const;
const known = new Map<string, boolean>();

/** Is a font of this name on this machine? A text is as wide in a font that is not there as in the one that stands in. */
export function isInstalled(font: string): boolean {
  const before = known.get(font);
  if (before !== undefined) return before;
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return true;
  const width = (family: string) => {
    context.font = `40px ${family}`;
    return context.measureText(sample).width;
  };
  const installed = stand.some((other) => width(`"${font}", ${other}`) !== width(other));
  known.set(font, installed);
  return installed;
}
