import { Button, Checkbox } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { asStudioError, type StudioError } from '../../../shared/errors/studio-error';
import type { EnvironmentLock } from '../../../shared/locks/snapshot';
import { t } from '../../../shared/texts/texts';
import { useKept } from '../../store/use-kept';
import { useStudio, useStudioState } from '../../store/use-store';
import { endedIn } from '../../store/work-slice';
import { Empty } from '../../ui/empty';
import { ErrorBox } from '../../ui/error-box';
import { FilterBox } from '../../ui/filter-box';
import { dateTime } from '../../ui/number-text';
import { PageFrame } from '../../ui/page-frame';
import { scrollProps } from '../../ui/scroll-props';
import { useQuery } from '../../ui/use-query';
import { SkeletonRows, Working } from '../../ui/working';
import { CompareWith } from './compare-with';
import { ComparisonTable } from './comparison-table';
import { differenceCount, lockGroups, sourceCounts } from './lock-groups';
import { type OtherSide, otherLock, otherTitle } from './other-side';
import { pickLock, saveLock } from './save-lock';
import classes from './snapshots.module.css';

/** What results of an environment depend on now, saved as a file, or beside that of another. */
export function SnapshotPart({ environment }: { readonly environment: string }): ReactNode {
  const { connection } = useStudio();
  const project = useStudioState((state) => state.project?.path ?? '');
  const changes = useStudioState((state) => endedIn(state.work, environment));
  const [other, setOther] = useKept<OtherSide | null>(`compare ${environment}`, null);
  const [fileError, setFileError] = useState<StudioError | null>(null);
  const taken = useQuery(`${environment} ${changes}`, (signal) =>
    connection.call('snapshot.take', { environment }, signal),
  );
  const right = useQuery(other === null ? null : `${project} ${JSON.stringify(other)}`, async (signal) =>
    other === null ? null : otherLock(other, connection, signal),
  );

  async function choose(next: OtherSide | null | 'file'): Promise<void> {
    setFileError(null);
    try {
      if (next !== 'file') return setOther(next);
      const picked = await pickLock();
      if (picked) setOther({ kind: 'file', ...picked });
    } catch (thrown) {
      setFileError(asStudioError(thrown));
    }
  }

  const lock = taken.data;
  const compared = other !== null && !right.stale ? right.data : null;
  return (
    <PageFrame label={t('snapshots.snapshot')}>
      <div className={classes.bar}>
        <Button variant="default" disabled={!lock} onClick={() => lock && saveLock(lock)}>
          {t('snapshots.save')}
        </Button>
        <Button variant="default" disabled={taken.loading} onClick={taken.reload}>
          {t('snapshots.again')}
        </Button>
        <span className={classes.space} />
        <CompareWith environment={environment} other={other} onChoose={(next) => void choose(next)} />
      </div>
      {[taken.error, right.error, fileError].map(
        (error, i) =>
          error && (
            <div key={['taken', 'right', 'file'][i]} className={classes.notice}>
              <ErrorBox error={error} />
            </div>
          ),
      )}
      {lock && taken.loading && (
        <div className={classes.notice}>
          <Working label={t('snapshots.lookingAgain', { name: environment })} stop={taken.cancel} />
        </div>
      )}
      {other !== null && right.loading && (
        <div className={classes.notice}>
          <Working label={t('snapshots.looking', { title: otherTitle(other) })} stop={right.cancel} />
        </div>
      )}
      {!lock && taken.loading && <SkeletonRows rows={12} label={t('snapshots.asking')} />}
      {lock && <Sides key={otherTitle(other)} lock={lock} other={other} compared={compared} />}
    </PageFrame>
  );
}

function Sides(props: {
  readonly lock: EnvironmentLock;
  readonly other: OtherSide | null;
  readonly compared: EnvironmentLock | null;
}): ReactNode {
  const { lock, other, compared } = props;
  const [all, setAll] = useState(false);
  const [text, setText] = useState('');
  const groups = lockGroups(lock, compared, { all, text });
  const summary = compared
    ? t('snapshots.compared', { differences: differenceCount(lock, compared) })
    : t('snapshots.alone', {
        n: Object.keys(lock.packages).length,
        sources: sourceCounts(lock),
        time: dateTime(lock.createdAt),
      });
  return (
    <>
      <div className={classes.bar}>
        <FilterBox
          className={classes.search}
          label={t('snapshots.filter')}
          placeholder={t('snapshots.filterPlaceholder')}
          value={text}
          onChange={setText}
        />
        {compared && (
          <Checkbox
            label={t('snapshots.showSame')}
            checked={all}
            onChange={(event) => setAll(event.currentTarget.checked)}
          />
        )}
        <span className={classes.summary} role="status" title={summary}>
          {summary}
        </span>
      </div>
      <div className={classes.scroll} {...scrollProps('region', t('snapshots.dependsOn'))}>
        {groups.length > 0 ? (
          <ComparisonTable
            groups={groups}
            label={t(compared ? 'snapshots.comparison' : 'snapshots.snapshot')}
            left={t('snapshots.now', { name: lock.environment })}
            right={compared ? otherTitle(other) : null}
            mark={compared !== null && all}
          />
        ) : (
          <Empty title={t(text.trim() === '' ? 'snapshots.same' : 'snapshots.noName')} />
        )}
      </div>
    </>
  );
}
