import type { ObjectInfo } from '../../../shared/contract/objects';
import { quoteName } from '../../../shared/model/r-syntax/names';
import { refKey } from '../../store/object-keys';
import { isOfProject, titleOf } from './object-words';

const longest = 40;

/** A fit by its model (`Model_1`), data by their name, an object that code named by that name; `x` where nothing is short enough. */
function plainName(object: ObjectInfo): string {
  const title = titleOf(object);
  if (isOfProject(title)) {
    const name = title.replace(/^(Fit|Data) /, '').replace(/ \([^()]*\)$/, '');
    const typed = name.replace(/[^\p{L}\p{N}._]+/gu, '_');
    return typed.length <= longest && quoteName(typed) === typed ? typed : 'x';
  }
  return title.length <= longest && quoteName(title) === title ? title : 'x';
}

/** The variables that objects are in a call, by `refKey`: each has its own, and those at the head the plainest. */
export function variableNames(objects: readonly ObjectInfo[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const object of objects) {
    const name = plainName(object);
    let own = name;
    for (let n = 2; taken.has(own); n++) own = `${name}${n}`;
    taken.add(own);
    names.set(refKey(object.ref), own);
  }
  return names;
}
