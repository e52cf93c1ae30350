import { type ReactNode, useRef } from 'react';
import { t } from '../../../shared/texts/texts';
import { useKept } from '../../store/use-kept';
import { useStudioState } from '../../store/use-store';
import { ResizeHandle } from '../../ui/resize-handle';
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
  const [height, setHeight] = useKept<number | null>('sessions height', null);
  const upper = useRef<HTMLDivElement>(null);
  const selected = workers?.find(({ id }) => id === chosen) ?? workers?.[0] ?? null;
  return (
    <div className={classes.page}>
      <div ref={upper} className={classes.upper} style={height === null ? undefined : { height }}>
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
      <ResizeHandle
        label={t('sessions.height')}
        axis="y"
        side={1}
        size={height ?? upper.current?.clientHeight ?? 200}
        min={80}
        max={600}
        onSize={setHeight}
      />
      <div className={classes.lower}>
        <LogView id="sessions" filter={filter} onFilter={setFilter} />
      </div>
    </div>
  );
}
