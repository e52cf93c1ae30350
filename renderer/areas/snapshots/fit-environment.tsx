import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { t } from '../../../shared/texts/texts';
import { activeEnvironment } from '../../store/environments-slice';
import { useStudio, useStudioState } from '../../store/use-store';
import { ErrorBox } from '../../ui/error-box';
import { Facts } from '../../ui/facts';
import { useQuery } from '../../ui/use-query';
import { Working } from '../../ui/working';
import { ComparisonTable } from './comparison-table';
import { differenceCount, lockGroups } from './lock-groups';
import { saveLock } from './save-lock';
import classes from './snapshots.module.css';

/** What a fit depended on, and what has changed since in its environment. */
export function FitEnvironment({ fitId }: { readonly fitId: string }): ReactNode {
  const { connection } = useStudio();
  const project = useStudioState((state) => state.project?.path ?? '');
  const { data: lock, ...recorded } = useQuery(`${project} ${fitId}`, (signal) =>
    connection.call('snapshot.ofFit', { fitId }, signal),
  );
  // Where its environment is gone, the one that is used now is the present.
  const present = useStudioState((state) =>
    lock && state.environments?.some(({ name }) => name === lock.environment)
      ? lock.environment
      : activeEnvironment(state),
  );
  const [asked, setAsked] = useState(false);
  const now = useQuery(asked ? present : null, (signal) =>
    connection.call('snapshot.take', { environment: present }, signal),
  );

  if (recorded.error) return <ErrorBox error={recorded.error} retry={recorded.reload} />;
  if (recorded.loading) return null;
  if (!lock) {
    return <p className={classes.none}>{t('snapshots.fit.notRecorded')}</p>;
  }
  const changes = now.data ? lockGroups(lock, now.data, { all: false, text: '' }) : [];
  return (
    <div className={classes.fit}>
      <Facts
        facts={[
          [t('snapshots.fit.environment'), lock.environment],
          ['R', t('snapshots.fit.r', { version: lock.r.version, platform: lock.r.platform })],
          [t('snapshots.fit.system'), lock.os],
          [t('snapshots.fit.compiler'), lock.compiler ?? t('snapshots.fit.none')],
          ['CmdStan', lock.cmdstan ?? t('snapshots.fit.none')],
          [
            t('snapshots.packages'),
            t('snapshots.fit.packagesAbout', { n: Object.keys(lock.packages).length }),
          ],
        ]}
      />
      <div className={classes.buttons}>
        <Button
          variant="default"
          disabled={now.loading}
          onClick={() => (asked ? now.reload() : setAsked(true))}
        >
          {t('snapshots.fit.changes')}
        </Button>
        <Button variant="default" onClick={() => saveLock(lock)}>
          {t('snapshots.fit.save')}
        </Button>
      </div>
      {now.loading && <Working label={t('snapshots.fit.looking', { name: present })} stop={now.cancel} />}
      {now.error && <ErrorBox error={now.error} retry={now.reload} />}
      {now.data && !now.loading && (
        <>
          <div role="status">
            {t('snapshots.fit.since', { differences: differenceCount(lock, now.data) })}
          </div>
          {changes.length > 0 && (
            <ComparisonTable
              groups={changes}
              label={t('snapshots.fit.comparison')}
              left={t('snapshots.fit.thisFit')}
              right={t('snapshots.now', { name: present })}
              mark={false}
            />
          )}
        </>
      )}
    </div>
  );
}
