import type { ObjectInfo } from '../../../shared/contract/objects';
import { byteSize, counted } from '../../ui/number-text';
import { isOfProject, titleOf } from './object-words';

const large = 50 * 1024 ** 2;

/**
 * What is asked before objects are released, or null where nothing is worth a question: one small object, or only
 * such as the project can give again.
 */
export function releaseQuestion(
  objects: readonly ObjectInfo[],
): { readonly title: string; readonly body: string; readonly confirm: string } | null {
  const again = objects.filter(({ origin }) => isOfProject(origin));
  const lost = objects.length - again.length;
  const size = objects.reduce((sum, object) => sum + object.size, 0);
  if (lost === 0 || (objects.length === 1 && size < large)) return null;
  const [first] = objects;
  const what = objects.length === 1 && first ? `“${titleOf(first)}”` : counted(objects.length, 'object');
  const kept = again.length > 0 ? ' Fits and data can be added again.' : '';
  return {
    title: `Release ${what}?`,
    body:
      lost === 1
        ? `R forgets it (${byteSize(size)}); it has to be made again to be had again.${kept}`
        : `R forgets them (${byteSize(size)}); results of code and calls have to be made again to be had again.${kept}`,
    confirm: 'Release',
  };
}
