import { Button, Loader } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import type { CheckStatus, DoctorCheck } from '../../../shared/contract/system';
import { doctorOf, reportOf } from '../../app/store/doctor-slice';
import { mainWorker } from '../../app/store/system-slice';
import { useActions, useStudioState } from '../../app/store/use-store';
import { ErrorBox } from '../../ui/error-box';
import { StatusIcon } from '../../ui/status-icon';
import classes from './start-page.module.css';

function worst(checks: readonly DoctorCheck[]): CheckStatus {
  if (checks.some(({ status }) => status === 'fail')) return 'fail';
  return checks.some(({ status }) => status === 'warn') ? 'warn' : 'pass';
}

/** The checks that people know by name; the others show when they do not pass. */
const named = ['r', 'brms', 'rstan', 'compiler'];

const words: Readonly<Record<CheckStatus, string>> = {
  pass: 'R is ready to fit models',
  warn: 'R is ready, with remarks',
  fail: 'Models cannot be fitted yet',
};

/** The state of the environment in one line; below it what stands in the way, and what to do. */
export function EnvironmentStrip(): ReactNode {
  // Known as soon as the workers are.
  const environment = useStudioState((state) => mainWorker(state)?.environment ?? null);
  const doctor = useStudioState(doctorOf(environment));
  const { runDoctor } = useActions();
  useEffect(() => {
    if (environment !== null && doctor.state === 'unknown') void runDoctor(environment);
  }, [environment, doctor.state, runDoctor]);
  const again = () => {
    if (environment !== null) void runDoctor(environment);
  };

  if (doctor.state === 'failed') {
    return <ErrorBox error={doctor.error} retry={again} retryLabel="Check again" />;
  }
  const report = reportOf(doctor);
  const running = doctor.state !== 'known';
  const open = report?.checks.filter(({ status }) => status !== 'pass') ?? [];
  return (
    <section className={classes.strip} aria-label="Environment">
      <div className={classes.summary}>
        <span className={classes.check} role="status">
          {running ? (
            <Loader size={14} aria-hidden="true" />
          ) : (
            <StatusIcon status={worst(report?.checks ?? [])} />
          )}
          <strong>{running ? 'Checking R and its packages' : words[worst(report?.checks ?? [])]}</strong>
        </span>
        {report?.checks
          .filter(({ id, status }) => status === 'pass' && named.includes(id))
          .map(({ id, title, detail }) => (
            <span key={id} className={classes.check} title={detail}>
              <StatusIcon status="pass" />
              {title}
            </span>
          ))}
        <Button className={classes.push ?? ''} variant="default" disabled={running} onClick={again}>
          Check again
        </Button>
      </div>
      {open.map(({ id, title, status, detail, fix }) => (
        <ErrorBox
          key={id}
          tone={status === 'fail' ? 'error' : 'warning'}
          error={{ message: `${title}: ${detail}`, hint: fix, condition: undefined }}
        />
      ))}
    </section>
  );
}
