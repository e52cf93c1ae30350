import type { StudioError } from '../../../shared/errors/studio-error';

/** A place in R code, both from 1. */
export interface CodePlace {
  readonly line: number;
  readonly column: number;
}

/** Where R could not read the code, as its parser says: "<text>:2:5: unexpected symbol"; null for other errors. */
export function faultPlace({ message, details }: Pick<StudioError, 'message' | 'details'>): CodePlace | null {
  if (typeof details?.line === 'number' && typeof details.column === 'number')
    return { line: details.line, column: details.column };
  const found = /<[a-z]+>:(\d+):(\d+):/.exec(message);
  return found ? { line: Number(found[1]), column: Number(found[2]) } : null;
}

/** The offset of a place in `code`; its end where the place lies after it. */
export function faultOffset(code: string, { line, column }: CodePlace): number {
  const lines = code.split('\n');
  const before = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
  return Math.min(code.length, before + Math.min(column - 1, lines[line - 1]?.length ?? 0));
}
