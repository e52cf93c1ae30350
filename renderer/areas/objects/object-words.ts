import type { ObjectFacts, ObjectInfo } from '../../../shared/contract/objects';
import { t } from '../../../shared/texts/texts';
import { duration, wholeNumber } from '../../ui/number-text';

/** How an object is called on the screen: where it came from, which is what its maker knows it by. */
export function titleOf({ origin, label }: Pick<ObjectInfo, 'origin' | 'label'>): string {
  const text = origin.trim() || label;
  return isOfProject(text) ? text : lastExpression(text);
}

/** Fits and data sets, which the project can give again. */
export function isOfProject(origin: string): boolean {
  return /^(Fit|Data) /.test(origin);
}

/** The last of several expressions: its value is the object. All of them where they cannot be separated. */
function lastExpression(code: string): string {
  let depth = 0;
  let quote = '';
  let start = 0;
  for (let i = 0; i < code.length; i++) {
    const char = code.charAt(i);
    if (quote !== '') {
      if (char === '\\') i++;
      else if (char === quote) quote = '';
    } else if ('"\'`'.includes(char)) quote = char;
    else if ('([{'.includes(char)) depth++;
    else if (')]}'.includes(char)) depth--;
    else if (char === '#') return code;
    else if (char === ';' && depth === 0 && code.slice(i + 1).trim() !== '') start = i + 1;
  }
  return depth === 0 && quote === '' ? code.slice(start).trim() : code;
}

/** "236 × 9", "12", or nothing where a size says nothing. */
function shapeText({ dim, length, kind, type }: ObjectFacts): string {
  if (dim && dim.length > 0) return dim.map(wholeNumber).join(' × ');
  const single = ['function', 'language', 'other'].includes(kind) || type === 'S4';
  return single ? '' : wholeNumber(length);
}

/** "data.frame 236 × 9", "list 12", "function": the class that dispatch sees first, and the shape. */
export function classText(facts: ObjectFacts): string {
  const [first = facts.type] = facts.classes;
  return `${first} ${shapeText(facts)}`.trim();
}

const atomicLabel = /^(?:num|int|chr|logi|cplx|raw)(?: \[[^\]]*\]| 0)?(?: |$)/;
const listLabel = /^(?:pair)?list (?:of \d+|\[[\d x]+\])(?:: |$)/;

/** The label without the class and shape that stand before it. */
export function valueText({ label, classes }: Pick<ObjectFacts, 'label' | 'classes'>): string {
  const [first = ''] = classes;
  if (label === `<${first}>`) return '';
  const plain = label.replace(/^S4 /, '');
  const named = plain.startsWith(first) ? plain.slice(first.length) : plain;
  const rest = /^(?:: | \[\d+ x \d+\]: |$)/.test(named) ? named.replace(/^(?:: | \[[\d x]+\]: )/, '') : plain;
  return rest.replace(atomicLabel, '').replace(listLabel, '');
}

/** Dimensions or length in words. */
export function shapeWords(facts: ObjectFacts): string {
  const { dim, length, classes } = facts;
  if (dim?.length === 2) {
    const [rows = 0, columns = 0] = dim;
    const frame = classes.includes('data.frame');
    return t('objects.view.tableSize', {
      rows: t('objects.rows', { count: rows, n: wholeNumber(rows) }),
      columns: t(frame ? 'objects.view.variables' : 'objects.view.columns', {
        count: columns,
        n: wholeNumber(columns),
      }),
    });
  }
  return dim && dim.length > 0 ? dim.map(wholeNumber).join(' × ') : wholeNumber(length);
}

/** "now", "12 s", "5 min", "2 h", "3 d". */
export function ageText(seconds: number): string {
  if (seconds < 5) return t('objects.age.now');
  if (seconds < 60) return t('objects.age.seconds', { n: Math.floor(seconds) });
  if (seconds < 3600) return t('objects.age.minutes', { n: Math.floor(seconds / 60) });
  if (seconds < 86_400) return t('objects.age.hours', { n: Math.floor(seconds / 3600) });
  return t('objects.age.days', { n: Math.floor(seconds / 86_400) });
}

/** How long something runs, in whole seconds: "0 s", "12 s", "1 min 05 s". */
export function elapsedText(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return seconds < 10 ? t('objects.age.seconds', { n: seconds }) : duration(seconds);
}
