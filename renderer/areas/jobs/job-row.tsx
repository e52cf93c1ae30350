import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { type ChainProgress, isFinished, type Job, type JobState } from '../../../shared/model/project';
import { t } from '../../../shared/texts/texts';
import { useActions, useStudioState } from '../../store/use-store';
import { wholeNumber } from '../../ui/number-text';
import { useNow } from '../../ui/use-now';
import { jobText } from './job-text';
import classes from './jobs-panel.module.css';
import { SaveForm } from './save-form';
import { WorkRow, type WorkState } from './work-row';

function workState(state: JobState): WorkState {
  switch (state) {
    case 'queued':
      return 'waiting';
    case 'starting':
    case 'compiling':
    case 'sampling':
    case 'saving':
      return 'running';
    case 'unsaved':
      return 'held';
    default:
      return state;
  }
}

/** One fit on its way, with its chains. */
export function JobRow({ job }: { readonly job: Job }): ReactNode {
  const now = useNow(!isFinished(job.state));
  const { ask, cancelJob, dismissJob, openTab, saveJob } = useActions();
  const fitExists = useStudioState(
    (state) => state.project?.fits.some(({ id }) => id === job.fitId) ?? false,
  );
  const { fitId } = job;
  const [naming, setNaming] = useState(false);
  // It stays when it was tried, so that a typing error is mended and not typed anew.
  const [path, setPath] = useState('');
  const state = workState(job.state);

  const mayGiveUp = () =>
    ask({
      title: t('jobs.giveUpQuestion', { name: job.modelName }),
      body: t('jobs.giveUpAbout'),
      confirm: t('jobs.giveUp'),
    });

  return (
    <WorkRow
      label={t('jobs.fitOf', { name: job.modelName })}
      name={job.modelName}
      aside={<code className={classes.formula}>{job.formula}</code>}
      state={state}
      text={jobText(job, now)}
      error={job.error}
      below={
        state === 'held' &&
        naming && (
          <SaveForm
            path={path}
            onPath={setPath}
            onSave={() => {
              setNaming(false);
              void saveJob(job.id, path.trim());
            }}
          />
        )
      }
      dismissLabel={t('jobs.dismissJob', { name: job.modelName })}
      {...(state === 'held' && { cancelLabel: t('jobs.giveUp'), mayCancel: mayGiveUp })}
      onCancel={() => cancelJob(job.id)}
      onDismiss={() => void dismissJob(job.id)}
      actions={
        <>
          {state === 'held' && (
            <>
              <Button variant="default" onClick={() => void saveJob(job.id)}>
                {t('jobs.tryAgain')}
              </Button>
              <Button variant="default" aria-expanded={naming} onClick={() => setNaming(!naming)}>
                {t('jobs.saveElsewhere')}
              </Button>
            </>
          )}
          {fitId !== null && fitExists && (
            <Button variant="default" onClick={() => openTab({ kind: 'fit', id: fitId })}>
              {t('jobs.openFit')}
            </Button>
          )}
        </>
      }
    >
      {state === 'running' && job.chains.length > 0 && (
        <div className={classes.chains}>
          {job.chains.map((chain) => (
            <ChainBar key={chain.chain} chain={chain} />
          ))}
        </div>
      )}
    </WorkRow>
  );
}

function ChainBar({ chain }: { readonly chain: ChainProgress }): ReactNode {
  const { chain: number, phase, iteration, total } = chain;
  const phaseWord = t(`jobs.phase.${phase}`);
  const percent = total > 0 ? (iteration / total) * 100 : 0;
  return (
    <div className={classes.chain}>
      <span>
        {t('jobs.chain', { n: number })} <span className={classes.phase}>{phaseWord}</span>
      </span>
      <span className={classes.phase}>
        {t('jobs.progress', { iteration: wholeNumber(iteration), total: wholeNumber(total) })}
      </span>
      <div
        className={classes.track}
        role="progressbar"
        aria-label={t('jobs.chain', { n: number })}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={iteration}
        aria-valuetext={t('jobs.progressAbout', { phase: phaseWord, iteration, total })}
      >
        <div className={classes.fill} data-phase={phase} style={{ width: `${percent}%` }} />
      </div>
    </div>
  );
}
