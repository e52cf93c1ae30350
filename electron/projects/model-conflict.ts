import { StudioError } from '../../shared/errors/studio-error';
import type { ModelDocument } from '../../shared/model/project';

type Content = Pick<ModelDocument, 'name' | 'datasetId' | 'spec'>;

/**
 * Throws `invalid-input` where a model that is to be saved is not the one any more that this process has shown: another
 * process has removed it, or has changed it to something else than what is to be saved.
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
      hint: 'It is in the project’s trash. To keep what is on the screen, make a new model of it.',
    });
  }
  if (isSame(now, shown) || isSame(now, wanted)) return;
  throw new StudioError('invalid-input', `The model “${now.name}” was changed by another Brms Studio.`, {
    where,
    hint: 'Nothing was saved over it. Save again to replace that change by what is on the screen.',
  });
}

function isSame(a: Content, b: Content): boolean {
  const text = ({ name, datasetId, spec }: Content) => JSON.stringify([name, datasetId, spec]);
  return text(a) === text(b);
}
