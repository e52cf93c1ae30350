import type { ObjectFacts, ObjectInfo, ObjectKind } from '../../../shared/contract/objects';
import { counted, wholeNumber } from '../../ui/number-text';

/** Heads of the groups by kind, in the order in which they stand. */
export const kindTitles: Readonly<Record<ObjectKind, string>> = {
  fit: 'Fits',
  data: 'Data',
  draws: 'Draws',
  list: 'Lists',
  vector: 'Vectors',
  function: 'Functions',
  language: 'Language',
  environment: 'Environments',
  other: 'Other objects',
};

/** How an object is called on the screen: where it came from, which is what its maker knows it by. */
export function titleOf({ origin, label }: Pick<ObjectInfo, 'origin' | 'label'>): string {
  return origin.trim() || label;
}

/** "236 × 9", "12", or nothing where a size says nothing. */
export function shapeText({ dim, length, kind }: ObjectFacts): string {
  if (dim && dim.length > 0) return dim.map(wholeNumber).join(' × ');
  return kind === 'function' || kind === 'language' ? '' : wholeNumber(length);
}

/** "data.frame 236 × 9", "list 12", "function": the class that dispatch sees first, and the shape. */
export function classText(facts: ObjectFacts): string {
  const [first = facts.type] = facts.classes;
  return `${first} ${shapeText(facts)}`.trim();
}

/** Dimensions or length in words. */
export function shapeWords(facts: ObjectFacts): string {
  const { dim, length, classes } = facts;
  if (dim?.length === 2) {
    const [rows = 0, columns = 0] = dim;
    const frame = classes.includes('data.frame');
    return `${counted(rows, 'row')}, ${counted(columns, frame ? 'variable' : 'column')}`;
  }
  return dim && dim.length > 0 ? dim.map(wholeNumber).join(' × ') : wholeNumber(length);
}

/** "now", "12 s", "5 min", "2 h", "3 d". */
export function ageText(seconds: number): string {
  if (seconds < 5) return 'now';
  if (seconds < 60) return `${Math.floor(seconds)} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} h`;
  return `${Math.floor(seconds / 86_400)} d`;
}

/** The target of a worker's call as a person reads it; what this app asks for itself has no name that they know. */
export function callText(target: string): string {
  return target.startsWith('studio::') ? 'another question' : target;
}
