import { StudioError } from '../../shared/errors/studio-error';
import type { RValue } from './values';

/** The kinds of R's values in plain words. */
const kindWords: Readonly<Partial<Record<RValue['type'], string>>> = {
  null: 'NULL',
  logical: 'TRUE or FALSE',
  integer: 'numbers',
  double: 'numbers',
  character: 'text',
  list: 'a list',
  'data.frame': 'a table',
  handle: 'an R object',
};

/** The error for a value that differs from what was `wanted`. `name`: the part of an answer; "" for all of it. */
export function unexpected(value: RValue | undefined, wanted: string, name: string): StudioError {
  const what = name === '' ? 'it' : `“${name}”`;
  if (value === undefined) return new StudioError('internal', `${what} is missing; ${wanted} was expected.`);
  const kind = kindWords[value.type] ?? `of the kind “${value.type}”`;
  const count = 'values' in value ? ` (${value.values.length} values)` : '';
  return new StudioError('internal', `${what} is ${kind}${count}; ${wanted} was expected.`);
}

/** A character vector; a missing value is the text NA. Like all functions here, throws `internal` for other values. */
export function textsOf(value: RValue | undefined, name = ''): readonly string[] {
  if (value?.type !== 'character') throw unexpected(value, 'text', name);
  return value.values.map((text) => text ?? 'NA');
}

/** A character vector; a missing value is null. */
function textsOrMissingOf(value: RValue | undefined, name = ''): readonly (string | null)[] {
  if (value?.type !== 'character') throw unexpected(value, 'text', name);
  return value.values;
}

/** A character vector with one element. */
export function textOf(value: RValue | undefined, name = ''): string {
  const [text, ...others] = textsOf(value, name);
  if (text === undefined || others.length > 0) throw unexpected(value, 'one text', name);
  return text;
}

/** A named character vector as a record. The key of a text without a name is its place, counted from 1. */
function namedTextsOf(value: RValue | undefined, name = ''): Readonly<Record<string, string>> {
  const texts = textsOf(value, name);
  const names = value?.type === 'character' ? (value.names ?? []) : [];
  return Object.fromEntries(texts.map((text, i) => [names[i] ?? String(i + 1), text]));
}

/** A logical vector; a missing value is false. */
function truthsOf(value: RValue | undefined, name = ''): readonly boolean[] {
  if (value?.type !== 'logical') throw unexpected(value, 'TRUE or FALSE', name);
  return Array.from(value.values, (flag) => flag === 1);
}

/** A logical vector with one element, which is not missing. */
function truthOf(value: RValue | undefined, name = ''): boolean {
  const flag = value?.type === 'logical' ? value.values[0] : undefined;
  if (flag !== 0 && flag !== 1) throw unexpected(value, 'TRUE or FALSE', name);
  return flag === 1;
}

/** A number: a double or integer vector with one element, which is not missing. */
export function numberOf(value: RValue | undefined, name = ''): number {
  const number = value?.type === 'double' || value?.type === 'integer' ? value.values[0] : undefined;
  if (typeof number !== 'number' || Number.isNaN(number)) throw unexpected(value, 'a number', name);
  return number;
}

/** The numbers of an integer or double vector. */
function numbersOf(value: RValue | undefined, name = ''): readonly number[] {
  if (value?.type !== 'double' && value?.type !== 'integer') throw unexpected(value, 'numbers', name);
  return [...value.values];
}

/** A named list. Throws `internal` for anything else. */
export function fieldsOf(value: RValue | undefined, name = ''): Fields {
  if (value?.type !== 'list') throw unexpected(value, 'a list', name);
  const { names = [], values } = value;
  return new Fields(new Map(values.map((element, i) => [names[i] ?? String(i + 1), element])), name);
}

/** The columns of a data frame. Throws `internal` for anything else. */
export function columnsOf(value: RValue | undefined, name = ''): Fields {
  if (value?.type !== 'data.frame') throw unexpected(value, 'a table', name);
  return new Fields(
    new Map(value.columns.map((column, i) => [column.name ?? String(i + 1), column.value])),
    name,
  );
}

/** Reads the elements of a named list by type. An error names the element that is wrong. */
export class Fields {
  constructor(
    private readonly elements: ReadonlyMap<string, RValue>,
    private readonly path: string,
  ) {}

  get names(): readonly string[] {
    return [...this.elements.keys()];
  }

  /** An element as R gave it. Throws if it is missing. */
  value(name: string): RValue {
    const value = this.elements.get(name);
    if (value) return value;
    throw unexpected(undefined, 'an R value', this.#at(name));
  }

  text(name: string): string {
    return textOf(this.elements.get(name), this.#at(name));
  }

  texts(name: string): readonly string[] {
    return textsOf(this.elements.get(name), this.#at(name));
  }

  textsOrMissing(name: string): readonly (string | null)[] {
    return textsOrMissingOf(this.elements.get(name), this.#at(name));
  }

  namedTexts(name: string): Readonly<Record<string, string>> {
    return namedTextsOf(this.elements.get(name), this.#at(name));
  }

  truth(name: string): boolean {
    return truthOf(this.elements.get(name), this.#at(name));
  }

  truths(name: string): readonly boolean[] {
    return truthsOf(this.elements.get(name), this.#at(name));
  }

  number(name: string): number {
    return numberOf(this.elements.get(name), this.#at(name));
  }

  numbers(name: string): readonly number[] {
    return numbersOf(this.elements.get(name), this.#at(name));
  }

  fields(name: string): Fields {
    return fieldsOf(this.elements.get(name), this.#at(name));
  }

  /** All elements; each must be one text. */
  allTexts(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.names.map((name) => [name, this.text(name)]));
  }

  /** These elements, columns of texts of the same length, as rows. */
  textRows<Name extends string>(...names: readonly Name[]): readonly Readonly<Record<Name, string>>[] {
    const columns = names.map((name) => this.texts(name));
    const count = columns[0]?.length ?? 0;
    for (const [i, column] of columns.entries()) {
      if (column.length === count) continue;
      const what = this.#at(names[i] ?? '');
      throw new StudioError('internal', `“${what}” has ${column.length} texts; ${count} were expected.`);
    }
    return Array.from(
      { length: count },
      (_, row) =>
        Object.fromEntries(names.map((name, i) => [name, columns[i]?.[row] ?? ''])) as Record<Name, string>,
    );
  }

  #at(name: string): string {
    return this.path === '' ? name : `${this.path}$${name}`;
  }
}
