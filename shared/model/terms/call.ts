import { quoteName } from '../r-syntax/names';
import type { Expression } from '../r-syntax/parse';

/** The arguments of a call, by R's rules but for shortened names. */
export interface CallArguments {
  /** By the parameter's name; one that was not given is missing. */
  readonly named: Readonly<Record<string, Expression>>;
  /** What went to `...`. */
  readonly rest: readonly Expression[];
}

/**
 * The arguments of `node` where it is a call of `name`; null where it is not one, or where an argument is empty or not
 * among `parameters`. Parameters after "..." take arguments by name only.
 */
export function readCall(
  node: Expression,
  name: string,
  parameters: readonly string[],
): CallArguments | null {
  if (node.kind !== 'call' || node.callee.kind !== 'name' || node.callee.text !== name) return null;
  const named: Record<string, Expression> = {};
  const unnamed: Expression[] = [];
  for (const argument of node.args) {
    if (!argument.value) return null;
    if (argument.name === null) unnamed.push(argument.value);
    else if (argument.name === '...' || !parameters.includes(argument.name)) return null;
    else if (Object.hasOwn(named, argument.name)) return null;
    else named[argument.name] = argument.value;
  }
  for (const parameter of parameters) {
    if (parameter === '...') return { named, rest: unnamed };
    if (Object.hasOwn(named, parameter)) continue;
    const next = unnamed.shift();
    if (!next) break;
    named[parameter] = next;
  }
  return unnamed.length === 0 ? { named, rest: [] } : null;
}

/** The columns that `nodes` are; null where one is anything else, or where a column comes twice. */
export function columnNames(nodes: readonly Expression[]): readonly string[] | null {
  const names = nodes.flatMap((node) => (node.kind === 'name' ? [node.text] : []));
  return new Set(names).size === nodes.length ? names : null;
}

/** The column that `node` is; "" where it was not given; null where it is anything else. */
export function columnName(node: Expression | undefined): string | null {
  if (!node) return '';
  return node.kind === 'name' ? node.text : null;
}

/** The whole number that `node` is, as text; "" where it was not given; null where it is anything else. */
export function wholeNumber(node: Expression | undefined): string | null {
  if (!node) return '';
  return node.kind === 'number' && /^(0|[1-9][0-9]{0,5})$/.test(node.text) ? node.text : null;
}

/** The string that `node` is where it is one of `options`; "" where it was not given; null where it is anything else. */
export function oneOf(
  node: Expression | undefined,
  options: readonly { readonly value: string }[],
): string | null {
  if (!node) return '';
  const text = node.kind === 'string' ? node.text.slice(1, -1) : null;
  return options.some(({ value }) => value === text) ? text : null;
}

/** `name(...)`: `first` as they stand, then what is named and not empty. */
export function printCall(
  name: string,
  first: readonly string[],
  named: Readonly<Record<string, string>> = {},
): string {
  const rest = Object.entries(named).flatMap(([parameter, text]) => (text ? [`${parameter} = ${text}`] : []));
  return `${name}(${[...first, ...rest].join(', ')})`;
}

/** A column as an argument; "" where there is none. */
export function argument(column: string): string {
  return column === '' ? '' : quoteName(column);
}
