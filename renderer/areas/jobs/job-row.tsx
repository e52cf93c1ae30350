import { ActionIcon, Button, Loader } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { type ChainProgress, isFinished, type Job } from '../../../shared/contract/project';
import { useActions, useStudioState } from '../../app/store/use-store';
import { ErrorBox } from '../../ui/error-box';
import { Icon } from '../../ui/icons';
import { wholeNumber } from '../../ui/number-text';
import { StatusIcon } from '../../ui/status-icon';
import { useNow } from '../../ui/use-now';
import { jobText } from './job-text';
import classes from './jobs-panel.module.css';

const phaseWords = { waiting: 'waiting', warmup: 'warmup', sampling: 'sampling', done: 'done' } as const;

/** One fit on its way: its state, its chains, and how to stop it. */
export function JobRow({ job }: { readonly job: Job }): ReactNode {
  const running = !isFinished(job.state);
  const started = running && job.state !== 'queued';
  const now = useNow(running);
  const { cancelJob, dismissJob, openTab } = useActions();
  const [cancelling, setCancelling] = useState(false);
  const fitExists = useStudioState(
    (state) => state.project?.fits.some(({ id }) => id === job.fitId) ?? false,
  );

  async function cancel() {
    setCancelling(true);
    await cancelJob(job.id);
    setCancelling(false);
  }

  const { fitId } = job;
  return (
    <li className={classes.job} aria-label={`Fit of ${job.modelName}`}>
      <div className={classes.line}>
        <span className={classes.name}>{job.modelName}</span>
        <code className={classes.formula}>{job.formula}</code>
        <span className={classes.state} role="status" aria-live="off">
          {started && <Loader size={12} aria-hidden="true" />}
          {!running && <JobMark state={job.state} />}
          {cancelling ? 'Cancelling' : jobText(job, now)}
        </span>
        {running && (
          <Button
            variant="default"
            leftSection={<Icon name="stop" size={12} />}
            disabled={cancelling}
            onClick={() => void cancel()}
          >
            Cancel
          </Button>
        )}
        {fitId !== null && fitExists && (
          <Button variant="default" onClick={() => openTab({ kind: 'fit', id: fitId })}>
            Open fit
          </Button>
        )}
        {!running && (
          <ActionIcon
            aria-label={`Dismiss the job of ${job.modelName}`}
            onClick={() => void dismissJob(job.id)}
          >
            <Icon name="close" size={14} />
          </ActionIcon>
        )}
      </div>
      {started && job.chains.length > 0 && (
        <div className={classes.chains}>
          {job.chains.map((chain) => (
            <ChainBar key={chain.chain} chain={chain} />
          ))}
        </div>
      )}
      {job.error && job.state === 'failed' && (
        <ErrorBox
          error={{ message: job.error.message, hint: job.error.hint, condition: job.error.condition }}
        />
      )}
    </li>
  );
}

function JobMark({ state }: { readonly state: Job['state'] }): ReactNode {
  if (state === 'done') return <StatusIcon status="pass" />;
  return state === 'failed' ? <StatusIcon status="fail" /> : <Icon name="stop" size={12} />;
}

function ChainBar({ chain }: { readonly chain: ChainProgress }): ReactNode {
  const { chain: number, phase, iteration, total } = chain;
  const percent = total > 0 ? (iteration / total) * 100 : 0;
  return (
    <div className={classes.chain}>
      <span>
        Chain {number} <span className={classes.phase}>{phaseWords[phase]}</span>
      </span>
      <span className={classes.phase}>
        {wholeNumber(iteration)} / {wholeNumber(total)}
      </span>
      <div
        className={classes.track}
        role="progressbar"
        aria-label={`Chain ${number}`}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={iteration}
        aria-valuetext={`${phaseWords[phase]}, ${iteration} of ${total}`}
      >
        <div className={classes.fill} data-phase={phase} style={{ width: `${percent}%` }} />
      </div>
    </div>
  );
}
