import { StudioError } from '../../shared/errors/studio-error';
import type { RValue } from './values';

function unexpected(value: RValue | undefined, wanted: string): StudioError {
  return new StudioError('internal', `R gave ${value?.type ?? 'nothing'} where ${wanted} was expected.`);
}

/** A named list as a record of its elements. Throws `internal` for anything else, as all here do. */
export function listOf(value: RValue | undefined): Readonly<Record<string, RValue | undefined>> {
  if (value?.type !== 'list') throw unexpected(value, 'a list');
  const { names = [], values } = value;
  return Object.fromEntries(values.map((element, i) => [names[i] ?? String(i + 1), element]));
}

/** A character vector; a missing value is the text NA. */
export function textsOf(value: RValue | undefined): readonly string[] {
  if (value?.type !== 'character') throw unexpected(value, 'text');
  return value.values.map((text) => text ?? 'NA');
}

/** A character vector of one. */
export function textOf(value: RValue | undefined): string {
  const [text] = textsOf(value);
  if (text === undefined) throw unexpected(value, 'one text');
  return text;
}

/** A named character vector as a record. */
export function namedTextsOf(value: RValue | undefined): Readonly<Record<string, string>> {
  const texts = textsOf(value);
  const names = value?.type === 'character' ? (value.names ?? []) : [];
  return Object.fromEntries(texts.map((text, i) => [names[i] ?? String(i + 1), text]));
}

/** A logical vector of one, not missing. */
export function truthOf(value: RValue | undefined): boolean {
  const flag = value?.type === 'logical' ? value.values[0] : undefined;
  if (flag !== 0 && flag !== 1) throw unexpected(value, 'TRUE or FALSE');
  return flag === 1;
}

/** A number: a double or integer vector of one, not missing. */
export function numberOf(value: RValue | undefined): number {
  const number = value?.type === 'double' || value?.type === 'integer' ? value.values[0] : undefined;
  if (typeof number !== 'number' || Number.isNaN(number)) throw unexpected(value, 'a number');
  return number;
}

/** Numbers: an integer or double vector without missing values. */
export function numbersOf(value: RValue | undefined): readonly number[] {
  if (value?.type !== 'double' && value?.type !== 'integer') throw unexpected(value, 'numbers');
  return [...value.values];
}
