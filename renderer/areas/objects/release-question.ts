import type { ObjectInfo } from '../../../shared/contract/objects';
import { t } from '../../../shared/texts/texts';
import { byteSize, wholeNumber } from '../../ui/number-text';
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
  const count = objects.length;
  return {
    title:
      count === 1 && first
        ? t('objects.release.question', { name: titleOf(first) })
        : t('objects.release.questionSeveral', { count, n: wholeNumber(count) }),
    body: t(again.length > 0 ? 'objects.release.aboutKept' : 'objects.release.about', {
      count: lost,
      size: byteSize(size),
    }),
    confirm: t('objects.release.label'),
  };
}
