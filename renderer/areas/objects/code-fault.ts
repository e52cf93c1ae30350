import type { StudioError } from '../../../shared/errors/studio-error';

/** A place in R code, both from 1. */
export interface CodePlace {
  readonly line: number;
  readonly column: number;
}

/** Where R could not read the code, as the worker says: "line 2, column 5"; null for other errors. */
export function faultPlace({ where }: Pick<StudioError, 'where'>): CodePlace | null {
  const found = /^line (\d+), column (\d+)$/.exec(where ?? '');
  return found ? { line: Number(found[1]), column: Number(found[2]) } : null;
}

/** The offset of a place in `code`; its end where the place lies after it. */
export function faultOffset(code: string, { line, column }: CodePlace): number {
  const lines = code.split('\n');
  const before = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
  return Math.min(code.length, before + Math.min(column - 1, lines[line - 1]?.length ?? 0));
}
