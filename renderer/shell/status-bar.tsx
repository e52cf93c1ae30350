import type { ReactNode } from 'react';
import { hasEnded } from '../../shared/contract/tasks';
import { isFinished } from '../../shared/model/project';
import { t } from '../../shared/texts/texts';
import { activeEnvironment } from '../store/environments-slice';
import { mainWorker } from '../store/sessions-slice';
import { useActions, useStudioState } from '../store/use-store';
import { byteSize, wholeNumber } from '../ui/number-text';
import classes from './status-bar.module.css';

const shownPackages = ['R', 'brms', 'rstan', 'cmdstanr'];

/** One quiet line of facts about R and about what this window holds. */
export function StatusBar(): ReactNode {
  const worker = useStudioState(mainWorker);
  const project = useStudioState((state) => state.project);
  const environment = useStudioState(activeEnvironment);
  const memory = useStudioState(
    (state) => state.workers?.reduce((sum, { memoryBytes }) => sum + (memoryBytes ?? 0), 0) ?? 0,
  );
  const handles = useStudioState((state) => state.workers?.reduce((sum, each) => sum + each.handles, 0) ?? 0);
  const processes = useStudioState((state) => state.workers?.filter(({ pid }) => pid !== null).length ?? 0);
  const running = useStudioState(
    (state) => state.jobs.filter((job) => !isFinished(job.state) && job.state !== 'queued').length,
  );
  const waiting = useStudioState((state) => state.jobs.filter((job) => job.state === 'queued').length);
  const task = useStudioState((state) => state.tasks.find((each) => !hasEnded(each)));
  const tasks = useStudioState((state) => state.tasks.filter((each) => !hasEnded(each)).length);
  const { setLayout, openTab, showEnvironment } = useActions();
  const versions = shownPackages.flatMap((name) => {
    const version = worker?.versions[name];
    return version ? [`${name} ${version}`] : [];
  });
  const draws = project?.fits.reduce((sum, fit) => sum + fit.bytes, 0) ?? 0;
  const counted = (count: number) => ({ count, n: wholeNumber(count) });
  return (
    <footer className={classes.bar}>
      <button
        type="button"
        className={`${classes.quiet} ${classes.environment}`}
        title={t('status.environment')}
        onClick={() => showEnvironment({ name: environment })}
      >
        {environment}
      </button>
      <span className={classes.versions}>
        {versions.length > 0 ? versions.join(' · ') : t(`status.${worker?.state ?? 'stopped'}`)}
      </span>
      <span className={classes.space} />
      {running + waiting > 0 && (
        <button
          type="button"
          className={classes.link}
          onClick={() => setLayout({ jobsOpen: true, jobsView: 'jobs' })}
        >
          {waiting > 0
            ? t('status.fitsWaiting', { ...counted(running), waiting: wholeNumber(waiting) })
            : t('status.fits', counted(running))}
        </button>
      )}
      {task && (
        <button
          type="button"
          className={classes.link}
          title={t('status.task', { title: task.title, environment: task.environment })}
          onClick={() => showEnvironment({ name: task.environment })}
        >
          {t('status.tasks', counted(tasks))}
        </button>
      )}
      {memory > 0 && (
        <button
          type="button"
          className={classes.quiet}
          title={t('status.memoryAbout')}
          onClick={() => openTab({ kind: 'sessions', id: 'sessions' })}
        >
          {t('status.memory', { ...counted(processes), size: byteSize(memory) })}
        </button>
      )}
      {processes > 0 && project && (
        <button
          type="button"
          className={classes.quiet}
          title={t('status.handlesAbout')}
          onClick={() => openTab({ kind: 'objects', id: 'objects' })}
        >
          {t('status.handles', counted(handles))}
        </button>
      )}
      {project && project.fits.length > 0 && (
        <span title={t('status.sizeAbout')}>{t('status.size', { size: byteSize(draws) })}</span>
      )}
    </footer>
  );
}
