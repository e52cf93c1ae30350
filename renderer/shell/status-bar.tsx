import type { ReactNode } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { hasBegun, hasEnded, isEnvironmentWork } from '../../shared/contract/work';
import { t } from '../../shared/texts/texts';
import { activeEnvironment } from '../store/environments-slice';
import { mainWorker } from '../store/sessions-slice';
import { screenTab } from '../store/tabs';
import { useActions, useStudioState } from '../store/use-store';
import { byteSize, counted, wholeNumber } from '../ui/number-text';
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
  const jobs = useStudioState(useShallow((state) => state.work.filter((item) => !hasEnded(item))));
  const running = jobs.filter(hasBegun).length;
  const waiting = jobs.length - running;
  const { setLayout, openTab, showEnvironment } = useActions();
  const versions = shownPackages.flatMap((name) => {
    const version = worker?.versions[name];
    return version ? [`${name} ${version}`] : [];
  });
  const draws = project?.fits.reduce((sum, fit) => sum + fit.bytes, 0) ?? 0;
  /** In the panel, or, where no project is open, in the environment that is worked on. */
  const showJobs = () => {
    const inEnvironment = jobs.find(isEnvironmentWork);
    if (project || !inEnvironment) setLayout({ jobsOpen: true, jobsView: 'jobs' });
    else showEnvironment({ name: inEnvironment.environment });
  };
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
      {jobs.length > 0 && (
        <button
          type="button"
          className={classes.link}
          title={jobs.map(({ title }) => title).join(' · ')}
          onClick={showJobs}
        >
          {waiting > 0
            ? t('status.jobsWaiting', { ...counted(running), waiting: wholeNumber(waiting) })
            : t('status.jobs', counted(running))}
        </button>
      )}
      {memory > 0 && (
        <button
          type="button"
          className={classes.quiet}
          title={t('status.memoryAbout')}
          onClick={() => openTab(screenTab('sessions'))}
        >
          {t('status.memory', { ...counted(processes), size: byteSize(memory) })}
        </button>
      )}
      {processes > 0 && project && (
        <button
          type="button"
          className={classes.quiet}
          title={t('status.handlesAbout')}
          onClick={() => openTab(screenTab('objects'))}
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
