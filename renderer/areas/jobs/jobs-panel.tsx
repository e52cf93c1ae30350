import { ActionIcon } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { type ReactNode, useEffect } from 'react';
import { hasEnded, type WorkItem } from '../../../shared/contract/work';
import { t } from '../../../shared/texts/texts';
import { useKept } from '../../store/use-kept';
import { useActions, useStudioState } from '../../store/use-store';
import { Icon } from '../../ui/icons';
import { ResizeHandle } from '../../ui/resize-handle';
import { useNow } from '../../ui/use-now';
import { everything } from '../sessions/log-filter';
import { LogView } from '../sessions/log-view';
import classes from './jobs-panel.module.css';
import { inOrder } from './work-order';
import { WorkRow } from './work-row';
import { workText } from './work-text';

/** All that takes long, and the log; folded, one line with what runs. */
export function JobsPanel(): ReactNode {
  const layout = useStudioState((state) => state.layout);
  const work = useStudioState((state) => state.work);
  const { setLayout, dismissWork } = useActions();
  const [logFilter, setLogFilter] = useKept('log filter jobs', everything);
  const view = layout.jobsView;
  const ordered = inOrder(work);
  const alive = ordered.filter((item) => !hasEnded(item));
  const { jobsOpen, jobsHeight } = layout;
  const { ref, height } = useElementSize();
  useEffect(() => {
    const { style } = document.documentElement;
    style.setProperty('--bs-jobs-height', `${height}px`);
    return () => {
      style.removeProperty('--bs-jobs-height');
    };
  }, [height]);

  function show(next: 'jobs' | 'log') {
    setLayout({ jobsOpen: true, jobsView: next });
  }

  return (
    <section
      ref={ref}
      className={classes.panel}
      data-folded={!jobsOpen}
      style={{ height: jobsOpen ? jobsHeight : undefined }}
      aria-label={t('jobs.panel')}
    >
      {jobsOpen && (
        <ResizeHandle
          label={t('jobs.height')}
          axis="y"
          side={-1}
          size={jobsHeight}
          min={90}
          max={480}
          onSize={(height) => setLayout({ jobsHeight: height })}
        />
      )}
      <div className={classes.bar}>
        <button
          type="button"
          className={classes.view}
          aria-pressed={jobsOpen && view === 'jobs'}
          onClick={() => show('jobs')}
        >
          {alive.length > 0 ? t('jobs.jobsRunning', { n: alive.length }) : t('jobs.jobs')}
        </button>
        <button
          type="button"
          className={classes.view}
          aria-pressed={jobsOpen && view === 'log'}
          onClick={() => show('log')}
        >
          {t('jobs.log')}
        </button>
        <span className={classes.brief}>{!jobsOpen && alive[0] && <RunningLine work={alive} />}</span>
        <ActionIcon
          aria-label={t(jobsOpen ? 'jobs.fold' : 'jobs.unfold')}
          aria-expanded={jobsOpen}
          onClick={() => setLayout({ jobsOpen: !jobsOpen })}
        >
          <Icon name="down" style={{ transform: jobsOpen ? undefined : 'rotate(180deg)' }} />
        </ActionIcon>
      </div>
      {jobsOpen && (
        <div className={classes.body}>
          {view === 'log' && <LogView id="jobs" filter={logFilter} onFilter={setLogFilter} />}
          {view === 'jobs' &&
            (ordered.length === 0 ? (
              <div className={classes.none}>{t('jobs.none')}</div>
            ) : (
              <ul className={classes.jobs}>
                {ordered.map((item) => (
                  <WorkRow
                    key={item.id}
                    item={item}
                    place="list"
                    onDismiss={() => void dismissWork(item.id)}
                  />
                ))}
              </ul>
            ))}
        </div>
      )}
    </section>
  );
}

function RunningLine({ work }: { readonly work: readonly WorkItem[] }): ReactNode {
  const now = useNow(true);
  return work.map((item) => t('jobs.running', { name: item.title, text: workText(item, now) })).join(' · ');
}
