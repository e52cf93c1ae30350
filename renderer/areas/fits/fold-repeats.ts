import { t } from '../../../shared/texts/texts';
import { wholeNumber } from '../../ui/number-text';

/** The longest block of lines that is looked for again right below itself. */
const longest = 8;
/** A block that stands fewer times in a row is left as it is. */
const fewest = 3;

/**
 * What R and Stan printed, with a block of lines that stands many times in a row only once: a chain that cannot start says
 * the same a hundred times, before the line that says why it gave up.
 */
export function foldRepeats(text: string): string {
  const lines = text.split('\n');
  const shown: string[] = [];
  let at = 0;
  while (at < lines.length) {
    const { size, times } = repeatAt(lines, at);
    shown.push(...lines.slice(at, at + size));
    if (times > 1) shown.push(t('fits.failed.repeated', { n: wholeNumber(times - 1) }));
    at += size * times;
  }
  return shown.join('\n');
}

/** The shortest block that begins with line `at` and stands there several times in a row; else that line, once. */
function repeatAt(lines: readonly string[], at: number): { readonly size: number; readonly times: number } {
  for (let size = 1; size <= longest; size += 1) {
    let end = at + size;
    while (end < lines.length && lines[end] === lines[end - size]) end += 1;
    const times = Math.floor((end - at) / size);
    const says = lines.slice(at, at + size).some((line) => line.trim() !== '');
    if (times >= fewest && says) return { size, times };
  }
  return { size: 1, times: 1 };
}
