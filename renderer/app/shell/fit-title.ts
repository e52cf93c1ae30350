import type { FitInfo } from '../../../shared/contract/project';
import { shortTime } from '../../ui/number-text';

/** A fit's model and time; of several that would read alike, the later ones are numbered. */
export function fitTitle(fit: FitInfo, fits: readonly FitInfo[], now = new Date()): string {
  const plain = ({ modelName, createdAt }: FitInfo) => `${modelName} · ${shortTime(createdAt, now)}`;
  const title = plain(fit);
  const earlier = fits.filter(
    (other) => other.id !== fit.id && other.createdAt < fit.createdAt && plain(other) === title,
  );
  return earlier.length === 0 ? title : `${title} (${earlier.length + 1})`;
}
