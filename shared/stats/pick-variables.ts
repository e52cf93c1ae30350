import { didYouMean, nearNames } from '../errors/near-names';
import { StudioError } from '../errors/studio-error';
import { variableView } from './draws';
import type { FitDraws } from './fit-draws';

/**
 * The draws of some of the variables, in the order of `names`; not copied where they lie side by side. Throws
 * `invalid-input` for a name that there is not.
 */
export function pickVariables(draws: FitDraws, names: readonly string[]): FitDraws {
  const at = names.map((name) => placeOf(draws, name));
  const size = draws.chains * draws.drawsPerChain;
  const [first = 0] = at;
  if (at.every((place, i) => place === first + i)) {
    const values = draws.values.subarray(first * size, (first + at.length) * size);
    return { ...draws, variables: names, values };
  }
  const values = new Float64Array(at.length * size);
  at.forEach((place, i) => {
    values.set(variableView(draws, place), i * size);
  });
  return { ...draws, variables: names, values };
}

function placeOf({ variables }: FitDraws, name: string): number {
  const place = variables.indexOf(name);
  if (place < 0) throw unknownVariable(name, variables);
  if (variables.indexOf(name, place + 1) < 0) return place;
  throw new StudioError('invalid-input', `Several variables are called "${name}".`, {
    hint: 'Give each a name of its own in the file that names them.',
    where: 'variable',
  });
}

function unknownVariable(name: string, variables: readonly string[]): StudioError {
  const some = `${variables.slice(0, 8).join(', ')}${variables.length > 8 ? ', …' : ''}`;
  return new StudioError('invalid-input', `The fit has no variable "${name}".`, {
    hint: didYouMean(nearNames(name, variables), `It has ${some || 'none'}.`),
    where: 'variable',
  });
}
