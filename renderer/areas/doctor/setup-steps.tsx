import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { SetupPlan, SetupStep } from '../../../shared/contract/setup';
import { CopyButton } from '../../ui/copy-button';
import { Icon } from '../../ui/icons';
import { byteSize } from '../../ui/number-text';
import { StatusIcon } from '../../ui/status-icon';
import classes from './setup-dialog.module.css';

/** A rough time as people say it. */
export function aboutTime(seconds: number): string {
  if (seconds < 60)
    return `about ${seconds < 10 ? Math.max(1, Math.round(seconds)) : Math.round(seconds / 5) * 5} s`;
  return `about ${Math.round(seconds / 60)} min`;
}

/** The steps of a plan with their commands, times and sizes, or why there are none. */
export function SetupSteps(props: { readonly plan: SetupPlan; readonly onDone: () => void }): ReactNode {
  const { plan, onDone } = props;
  const { steps, complete, byHand, backend, methods, method } = plan;
  if (complete) {
    return (
      <p className={classes.line}>
        <StatusIcon status="pass" />
        Nothing is missing: brms can be used with {backend} here.
      </p>
    );
  }
  const reason = methods.find((one) => one.method === method)?.unavailable ?? null;
  return (
    <>
      {steps.length === 0 && reason !== null && (
        <p className={classes.line}>
          <StatusIcon status="fail" />
          {reason}
        </p>
      )}
      {byHand !== null && (
        <div className={classes.byHand}>
          <p className={classes.line}>
            <Icon name="info" size={14} />
            {byHand.kind === 'words'
              ? byHand.text
              : 'This needs the system’s administrator, which the app cannot become here. Run this in a terminal:'}
          </p>
          {byHand.kind === 'lines' && <pre>{byHand.text}</pre>}
          <div className={classes.row}>
            {byHand.kind === 'lines' && <CopyButton label="Copy" text={() => byHand.text} />}
            <Button variant="default" onClick={onDone}>
              {byHand.kind === 'lines' ? 'I have run it' : 'I have done it'}
            </Button>
          </div>
        </div>
      )}
      {steps.length > 0 && (
        <ol className={classes.steps} aria-label="Steps">
          {steps.map((step) => (
            <Step key={step.title} step={step} />
          ))}
        </ol>
      )}
      {steps.length > 0 && (
        <p className={classes.total}>
          In all {aboutTime(plan.seconds)}
          {plan.downloadBytes !== null &&
            plan.downloadBytes > 0 &&
            `, ${byteSize(plan.downloadBytes)} to download`}
          . Times are estimates.
        </p>
      )}
    </>
  );
}

function Step({ step }: { readonly step: SetupStep }): ReactNode {
  const { title, command, root, seconds, downloadBytes } = step;
  const facts = [
    aboutTime(seconds),
    ...(downloadBytes !== null && downloadBytes > 0 ? [`${byteSize(downloadBytes)} to download`] : []),
    ...(root ? ['as the system’s administrator'] : []),
  ];
  return (
    <li>
      <div>{title}</div>
      <pre>{command}</pre>
      <div className={classes.facts}>{facts.join(' · ')}</div>
    </li>
  );
}
