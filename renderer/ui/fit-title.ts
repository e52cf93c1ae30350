import type { FitInfo } from '../../shared/model/project';
import { shortTime } from './number-text';

type Titled = Pick<FitInfo, 'id' | 'modelName' | 'createdAt'>;

/** A fit's model and time; of several that would read alike, the later ones are numbered. */
export function fitTitle(fit: Titled, fits: readonly Titled[], now = new Date()): string {
  const plain = ({ modelName, createdAt }: Titled) => `${modelName} · ${shortTime(createdAt, now)}`;
  const title = plain(fit);
  const earlier = fits.filter(
    (other) => other.id !== fit.id && other.createdAt < fit.createdAt && plain(other) === title,
  );
  return earlier.length === 0 ? title : `${title} (${earlier.length + 1})`;
}
