import type { ReactNode } from 'react';
import { isFinished } from '../../../shared/contract/project';
import { hasEnded } from '../../../shared/contract/tasks';
import type { WorkerState } from '../../../shared/contract/workers';
import { byteSize, counted } from '../../ui/number-text';
import { activeEnvironment } from '../store/environments-slice';
import { mainWorker } from '../store/system-slice';
import { useActions, useStudioState } from '../store/use-store';
import classes from './status-bar.module.css';

const shownPackages = ['R', 'brms', 'rstan', 'cmdstanr'];

/** What stands for the versions while they are not known. */
const noVersions: Readonly<Record<WorkerState, string>> = {
  stopped: 'R is not running',
  starting: 'R is starting',
  ready: 'R is ready',
  busy: 'R is working',
  stopping: 'R is stopping',
  failed: 'R does not run',
};

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
  const memoryText = `R ${byteSize(memory)}${processes > 1 ? ` in ${counted(processes, 'process', 'processes')}` : ''}`;
  return (
    <footer className={classes.bar}>
      <button
        type="button"
        className={`${classes.quiet} ${classes.environment}`}
        title="The active environment: open Environments"
        onClick={() => showEnvironment({ name: environment })}
      >
        {environment}
      </button>
      <span className={classes.versions}>
        {versions.length > 0 ? versions.join(' · ') : noVersions[worker?.state ?? 'stopped']}
      </span>
      <span className={classes.space} />
      {running + waiting > 0 && (
        <button
          type="button"
          className={classes.link}
          onClick={() => setLayout({ jobsOpen: true, jobsView: 'jobs' })}
        >
          {counted(running, 'fit')} running{waiting > 0 && `, ${waiting} waiting`}
        </button>
      )}
      {task && (
        <button
          type="button"
          className={classes.link}
          title={`${task.title}: show ${task.environment}`}
          onClick={() => showEnvironment({ name: task.environment })}
        >
          {counted(tasks, 'task')} on environments
        </button>
      )}
      {memory > 0 && (
        <button
          type="button"
          className={classes.quiet}
          title="Memory of all workers: open Sessions"
          onClick={() => openTab({ kind: 'sessions', id: 'sessions' })}
        >
          {memoryText}
        </button>
      )}
      {processes > 0 && project && (
        <button
          type="button"
          className={classes.quiet}
          title="Objects that workers keep: open Objects"
          onClick={() => openTab({ kind: 'objects', id: 'objects' })}
        >
          {counted(handles, 'handle')}
        </button>
      )}
      {project && project.fits.length > 0 && (
        <span title="Size of this project's fits on disk">Fits {byteSize(draws)}</span>
      )}
    </footer>
  );
}
