import { ActionIcon } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { type ReactNode, useEffect } from 'react';
import { t } from '../../../shared/texts/texts';
import { useKept } from '../../store/use-kept';
import { useActions, useStudioState } from '../../store/use-store';
import { Icon } from '../../ui/icons';
import { ResizeHandle } from '../../ui/resize-handle';
import { useNow } from '../../ui/use-now';
import { everything } from '../sessions/log-filter';
import { LogView } from '../sessions/log-view';
import { taskText } from '../tasks/task-text';
import { JobRow } from './job-row';
import { jobText } from './job-text';
import classes from './jobs-panel.module.css';
import { TaskRow } from './task-row';
import { inOrder, isAlive, type Work } from './work-order';

/** Fits and tasks on their way, and the log; folded, one line with what runs. */
export function JobsPanel(): ReactNode {
  const layout = useStudioState((state) => state.layout);
  const jobs = useStudioState((state) => state.jobs);
  const tasks = useStudioState((state) => state.tasks);
  const projectPath = useStudioState((state) => state.project?.path);
  const { setLayout } = useActions();
  const [logFilter, setLogFilter] = useKept('log filter jobs', everything);
  const view = layout.jobsView;
  const works = inOrder(
    jobs.filter((job) => job.projectPath === projectPath),
    tasks,
  );
  const running = works.filter(isAlive);
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
          {running.length > 0 ? t('jobs.jobsRunning', { n: running.length }) : t('jobs.jobs')}
        </button>
        <button
          type="button"
          className={classes.view}
          aria-pressed={jobsOpen && view === 'log'}
          onClick={() => show('log')}
        >
          {t('jobs.log')}
        </button>
        <span className={classes.brief}>{!jobsOpen && running[0] && <RunningLine works={running} />}</span>
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
            (works.length === 0 ? (
              <div className={classes.none}>{t('jobs.none')}</div>
            ) : (
              <ul className={classes.jobs}>
                {works.map((work) =>
                  work.kind === 'job' ? (
                    <JobRow key={work.id} job={work.job} />
                  ) : (
                    <TaskRow key={work.id} task={work.task} />
                  ),
                )}
              </ul>
            ))}
        </div>
      )}
    </section>
  );
}

function RunningLine({ works }: { readonly works: readonly Work[] }): ReactNode {
  const now = useNow(true);
  return works
    .map((work) =>
      work.kind === 'job'
        ? t('jobs.running', { name: work.job.modelName, text: jobText(work.job, now) })
        : t('jobs.running', { name: work.task.title, text: taskText(work.task, now) }),
    )
    .join(' · ');
}
