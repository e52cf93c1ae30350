import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { SetupPlan, SetupStep } from '../../../shared/contract/setup';
import { t } from '../../../shared/texts/texts';
import { CopyButton } from '../../ui/copy-button';
import { Icon } from '../../ui/icons';
import { byteSize } from '../../ui/number-text';
import { StatusIcon } from '../../ui/status-icon';
import classes from './setup-dialog.module.css';

/** A rough time as people say it. */
function aboutTime(seconds: number): string {
  if (seconds < 60) {
    const n = seconds < 10 ? Math.max(1, Math.round(seconds)) : Math.round(seconds / 5) * 5;
    return t('doctor.setup.aboutSeconds', { n });
  }
  return t('doctor.setup.aboutMinutes', { n: Math.round(seconds / 60) });
}

function downloadSize(bytes: number | null): string | null {
  return bytes !== null && bytes > 0 ? byteSize(bytes) : null;
}

/** The steps of a plan with their commands, times and sizes, or why there are none. */
export function SetupSteps(props: { readonly plan: SetupPlan; readonly onDone: () => void }): ReactNode {
  const { plan, onDone } = props;
  const { steps, complete, byHand, backend, methods, method } = plan;
  if (complete) {
    return (
      <p className={classes.line}>
        <StatusIcon status="pass" />
        {t('doctor.setup.complete', { backend })}
      </p>
    );
  }
  const time = aboutTime(plan.seconds);
  const size = downloadSize(plan.downloadBytes);
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
            {byHand.kind === 'words' ? byHand.text : t('doctor.setup.byHand')}
          </p>
          {byHand.kind === 'lines' && <pre>{byHand.text}</pre>}
          <div className={classes.row}>
            {byHand.kind === 'lines' && <CopyButton label={t('ui.actions.copy')} text={() => byHand.text} />}
            <Button variant="default" onClick={onDone}>
              {t(byHand.kind === 'lines' ? 'doctor.setup.haveRun' : 'doctor.setup.haveDone')}
            </Button>
          </div>
        </div>
      )}
      {steps.length > 0 && (
        <ol className={classes.steps} aria-label={t('doctor.setup.steps')}>
          {steps.map((step) => (
            <Step key={step.title} step={step} />
          ))}
        </ol>
      )}
      {steps.length > 0 && (
        <p className={classes.total}>
          {size === null ? t('doctor.setup.total', { time }) : t('doctor.setup.totalSize', { time, size })}
        </p>
      )}
    </>
  );
}

function Step({ step }: { readonly step: SetupStep }): ReactNode {
  const { title, command, root, seconds, downloadBytes } = step;
  const size = downloadSize(downloadBytes);
  const facts = [
    aboutTime(seconds),
    ...(size === null ? [] : [t('doctor.setup.download', { size })]),
    ...(root ? [t('doctor.setup.asRoot')] : []),
  ];
  return (
    <li>
      <div>{title}</div>
      <pre>{command}</pre>
      <div className={classes.facts}>{facts.join(' · ')}</div>
    </li>
  );
}
