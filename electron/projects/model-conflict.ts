import { StudioError } from '../../shared/errors/studio-error';
import type { ModelDocument } from '../../shared/model/project';

type Content = Pick<ModelDocument, 'name' | 'datasetId' | 'spec'>;

/**
 * Throws `invalid-input` if another process has removed or changed the model since this process showed it. A
 * change to exactly what is to be saved is no conflict.
 */
export function refuseConflict(
  shown: ModelDocument | undefined,
  now: ModelDocument | undefined,
  wanted: Content,
): void {
  if (shown === undefined || now === shown) return;
  const where = shown.id;
  if (now === undefined) {
    throw new StudioError('invalid-input', `The model “${shown.name}” was removed by another Brms Studio.`, {
      where,
      hint: 'It is in the project’s trash. To keep what is on the screen, make a new model from it.',
    });
  }
  if (isSame(now, shown) || isSame(now, wanted)) return;
  throw new StudioError('invalid-input', `The model “${now.name}” was changed by another Brms Studio.`, {
    where,
    hint: 'That change was not overwritten. Save again to replace it by what is on the screen.',
  });
}

function isSame(a: Content, b: Content): boolean {
  const text = ({ name, datasetId, spec }: Content) => JSON.stringify([name, datasetId, spec]);
  return text(a) === text(b);
}
