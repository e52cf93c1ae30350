import { ActionIcon } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { type ReactNode, useEffect } from 'react';
import { isFinished, type Job } from '../../../shared/contract/project';
import { useActions, useStudioState } from '../../app/store/use-store';
import { Icon } from '../../ui/icons';
import { ResizeHandle } from '../../ui/resize-handle';
import { useKept } from '../../ui/use-kept';
import { useNow } from '../../ui/use-now';
import { everything } from '../sessions/log-filter';
import { LogView } from '../sessions/log-view';
import { inOrder } from './job-order';
import { JobRow } from './job-row';
import { jobText } from './job-text';
import classes from './jobs-panel.module.css';

/** Fits on their way and the log; folded, one line with what runs. */
export function JobsPanel(): ReactNode {
  const layout = useStudioState((state) => state.layout);
  const jobs = useStudioState((state) => state.jobs);
  const projectPath = useStudioState((state) => state.project?.path);
  const { setLayout } = useActions();
  const [logFilter, setLogFilter] = useKept('log filter jobs', everything);
  const view = layout.jobsView;
  const own = jobs.filter((job) => job.projectPath === projectPath);
  const running = inOrder(own).filter(({ state }) => !isFinished(state));
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
      aria-label="Jobs and log"
    >
      {jobsOpen && (
        <ResizeHandle
          label="Height of the jobs panel"
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
          Jobs{running.length > 0 ? ` (${running.length})` : ''}
        </button>
        <button
          type="button"
          className={classes.view}
          aria-pressed={jobsOpen && view === 'log'}
          onClick={() => show('log')}
        >
          Log
        </button>
        <span className={classes.brief}>{!jobsOpen && running[0] && <RunningLine job={running[0]} />}</span>
        <ActionIcon
          aria-label={jobsOpen ? 'Fold the jobs panel' : 'Open the jobs panel'}
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
            (own.length === 0 ? (
              <div className={classes.none}>No fit of this project has run since the app was started.</div>
            ) : (
              <ul className={classes.jobs}>
                {inOrder(own).map((job) => (
                  <JobRow key={job.id} job={job} />
                ))}
              </ul>
            ))}
        </div>
      )}
    </section>
  );
}

function RunningLine({ job }: { readonly job: Job }): ReactNode {
  const now = useNow(true);
  return `${job.modelName}: ${jobText(job, now)}`;
}
