import type { ObjectArgument, ObjectParameter, ObjectPlace } from '../../../shared/contract/objects';
import { quoteName } from '../../../shared/model/r-syntax/names';

/** What is filled in for one argument: R code, or an object; empty code leaves it to its default. */
export type ArgumentValue = { readonly code: string } | { readonly place: ObjectPlace };

/** One line of the form. */
export interface ArgumentField {
  readonly id: string;
  /** Empty for one that goes by position. */
  readonly name: string;
  readonly value: ArgumentValue;
}

/** Parameters that want a data frame wherever they stand, as that of lm() does. */
const dataNames = ['data', '.data'];

/**
 * Lines for the parameters of a function, with the object in the first, or in `data` where it is a data frame;
 * `...` takes what is added by hand.
 */
export function fieldsFor(
  parameters: readonly ObjectParameter[],
  place: ObjectPlace,
  classes: readonly string[],
): readonly ArgumentField[] {
  const forData = classes.includes('data.frame')
    ? parameters.find(({ name }) => dataNames.includes(name))?.name
    : undefined;
  const home = forData ?? parameters[0]?.name;
  const named = parameters.filter(({ name }) => name !== '...');
  const fields = named.map(
    ({ name }): ArgumentField => ({ id: name, name, value: name === home ? { place } : { code: '' } }),
  );
  // Without parameters, as primitives have them, or with `...` at the head, it goes by position.
  return home === undefined || home === '...' ? [{ id: '1', name: '', value: { place } }, ...fields] : fields;
}

function isFilled({ value }: ArgumentField): boolean {
  return 'place' in value || value.code.trim() !== '';
}

const longestVariable = 200;

/** One name for the code that leads to a place: without the backticks where it is a name already. */
function variableOf(code: string): string {
  const quoted = /^`((?:[^\\`]|\\.)*)`$/.exec(code)?.[1];
  const name = quoted === undefined ? code : quoted.replace(/\\(.)/g, '$1');
  return name.slice(0, longestVariable);
}

/** The arguments that the form sends: those that are filled in, with `codeOf` naming the objects in them. */
export function callArguments(
  fields: readonly ArgumentField[],
  codeOf: (place: ObjectPlace) => string,
): ObjectArgument[] {
  return fields.filter(isFilled).map(({ name, value }) => ({
    name: name.trim(),
    value:
      'place' in value
        ? { ...value.place, path: [...value.place.path], as: variableOf(codeOf(value.place)) }
        : { code: value.code.trim() },
  }));
}

/** The call as R code, with `codeOf` naming the objects in it. */
export function callCode(
  target: string,
  fields: readonly ArgumentField[],
  codeOf: (place: ObjectPlace) => string,
): string {
  const args = fields.filter(isFilled).map(({ name, value }) => {
    const code = 'place' in value ? codeOf(value.place) : value.code.trim();
    return name.trim() === '' ? code : `${quoteName(name.trim())} = ${code}`;
  });
  const oneLine = `${target}(${args.join(', ')})`;
  return oneLine.length <= 80 ? oneLine : `${target}(\n  ${args.join(',\n  ')}\n)`;
}
