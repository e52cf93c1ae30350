import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { activeEnvironment } from '../../app/store/environments-slice';
import { useStudio, useStudioState } from '../../app/store/use-store';
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
    return (
      <p className={classes.none}>
        The environment was not recorded with this fit; only the versions above are known.
      </p>
    );
  }
  return (
    <div className={classes.fit}>
      <Facts
        facts={[
          ['Environment', lock.environment],
          ['R', `${lock.r.version} (${lock.r.platform})`],
          ['System', lock.os],
          ['Compiler', lock.compiler ?? 'none'],
          ['CmdStan', lock.cmdstan ?? 'none'],
          ['Packages', `${Object.keys(lock.packages).length} with their versions`],
        ]}
      />
      <div className={classes.buttons}>
        <Button
          variant="default"
          disabled={now.loading}
          onClick={() => (asked ? now.reload() : setAsked(true))}
        >
          What has changed since
        </Button>
        <Button variant="default" onClick={() => saveLock(lock)}>
          Save as a lock file
        </Button>
      </div>
      {now.loading && <Working label={`Looking at “${present}”`} stop={now.cancel} />}
      {now.error && <ErrorBox error={now.error} retry={now.reload} />}
      {now.data && !now.loading && (
        <>
          <div role="status">Since this fit: {differenceCount(lock, now.data)}.</div>
          {differenceCount(lock, now.data) !== 'No differences' && (
            <ComparisonTable
              groups={lockGroups(lock, now.data, { all: false, text: '' })}
              label="What has changed since this fit"
              left="This fit"
              right={`“${present}” now`}
              mark={false}
            />
          )}
        </>
      )}
    </div>
  );
}
