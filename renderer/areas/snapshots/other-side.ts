import { StudioError } from '../../../shared/errors/studio-error';
import type { EnvironmentLock } from '../../../shared/locks/snapshot';
import { t } from '../../../shared/texts/texts';
import type { Connection } from '../../connection/connection';
import { dateTime } from '../../ui/number-text';

/** What an environment is compared with. */
export type OtherSide =
  | { readonly kind: 'environment'; readonly name: string }
  | { readonly kind: 'file'; readonly name: string; readonly lock: EnvironmentLock }
  | { readonly kind: 'fit'; readonly fitId: string; readonly title: string };

/** Rejects where there is none, with the reason. */
export async function otherLock(
  other: OtherSide,
  connection: Connection,
  signal: AbortSignal,
): Promise<EnvironmentLock> {
  switch (other.kind) {
    case 'environment':
      return connection.call('snapshot.take', { environment: other.name }, signal);
    case 'file':
      return other.lock;
    case 'fit': {
      const lock = await connection.call('snapshot.ofFit', { fitId: other.fitId }, signal);
      if (lock) return lock;
      throw new StudioError('invalid-input', t('snapshots.notRecorded', { fit: other.title }), {
        hint: t('snapshots.notRecordedHint'),
      });
    }
  }
}

/** As a column's title. */
export function otherTitle(other: OtherSide | null): string {
  switch (other?.kind) {
    case undefined:
      return '';
    case 'environment':
      return t('snapshots.now', { name: other.name });
    case 'file':
      return t('snapshots.file', { name: other.name, time: dateTime(other.lock.createdAt) });
    case 'fit':
      return other.title;
  }
}
