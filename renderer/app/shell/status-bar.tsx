import type { ReactNode } from 'react';
import { isFinished } from '../../../shared/contract/project';
import type { WorkerState } from '../../../shared/contract/system';
import { byteSize, counted } from '../../ui/number-text';
import { useActions, useStudioState } from '../store/use-store';
import classes from './status-bar.module.css';

const shownPackages = ['R', 'brms', 'rstan', 'cmdstanr'];

/** What stands for the versions while they are not known. */
const noVersions: Readonly<Record<WorkerState, string>> = {
  stopped: 'R is not running',
  starting: 'R is starting',
  ready: 'R is ready',
  busy: 'R is working',
  failed: 'R does not run',
};

/** One quiet line of facts about R and about what this window holds. */
export function StatusBar(): ReactNode {
  const worker = useStudioState((state) => state.worker);
  const project = useStudioState((state) => state.project);
  const running = useStudioState(
    (state) => state.jobs.filter((job) => !isFinished(job.state) && job.state !== 'queued').length,
  );
  const waiting = useStudioState((state) => state.jobs.filter((job) => job.state === 'queued').length);
  const { setLayout } = useActions();
  const versions = shownPackages.flatMap((name) => {
    const version = worker?.versions[name];
    return version ? [`${name} ${version}`] : [];
  });
  const draws = project?.fits.reduce((sum, fit) => sum + fit.bytes, 0) ?? 0;
  return (
    <footer className={classes.bar}>
      <span>{versions.length > 0 ? versions.join(' · ') : noVersions[worker?.state ?? 'stopped']}</span>
      <span className={classes.space} />
      {running + waiting > 0 && (
        <button type="button" className={classes.jobs} onClick={() => setLayout({ jobsOpen: true })}>
          {counted(running, 'fit')} running{waiting > 0 && `, ${waiting} waiting`}
        </button>
      )}
      {worker && worker.memoryBytes !== null && <span>Worker {byteSize(worker.memoryBytes)}</span>}
      {worker && worker.pid !== null && <span>{counted(worker.handles, 'handle')}</span>}
      {project && project.fits.length > 0 && (
        <span title="Size of this project's fits on disk">Fits {byteSize(draws)}</span>
      )}
    </footer>
  );
}
