import type { ReactNode } from 'react';
import { t } from '../../../shared/texts/texts';
import { useKept } from '../../store/use-kept';
import { useStudioState } from '../../store/use-store';
import { PageFrame } from '../../ui/page-frame';
import { Split } from '../../ui/split';
import { SkeletonRows } from '../../ui/working';
import { everything } from './log-filter';
import { LogView } from './log-view';
import classes from './sessions.module.css';
import { WorkerDetails } from './worker-details';
import { WorkersTable } from './workers-table';

/** The workers with what can be done to them, and below them the live log. */
export function SessionsTab(): ReactNode {
  const workers = useStudioState((state) => state.workers);
  const [chosen, setChosen] = useKept<string | null>('sessions worker', null);
  const [filter, setFilter] = useKept('log filter sessions', everything);
  const selected = workers?.find(({ id }) => id === chosen) ?? workers?.[0] ?? null;
  return (
    <PageFrame>
      <Split
        label={t('sessions.height')}
        axis="y"
        sized="first"
        size={null}
        min={80}
        max={600}
        keep={['sessions height', 'page']}
        first={
          <div className={classes.upper}>
            {workers === null && <SkeletonRows rows={4} label={t('sessions.loading')} />}
            {workers?.length === 0 && <p className={classes.none}>{t('sessions.none')}</p>}
            {workers && workers.length > 0 && (
              <WorkersTable
                workers={workers}
                selected={selected?.id ?? null}
                filtered={filter.origin}
                onSelect={setChosen}
                onFilter={(origin) => setFilter({ ...filter, origin })}
                onCall={(callId) => setFilter({ ...filter, origin: null, callId })}
              />
            )}
            {selected && <WorkerDetails worker={selected} />}
          </div>
        }
        last={<LogView id="sessions" filter={filter} onFilter={setFilter} />}
      />
    </PageFrame>
  );
}
