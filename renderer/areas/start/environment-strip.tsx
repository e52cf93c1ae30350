import { Button, Loader } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import type { CheckStatus, DoctorCheck } from '../../../shared/contract/system';
import { t } from '../../../shared/texts/texts';
import { doctorOf, reportOf } from '../../store/doctor-slice';
import { activeEnvironment } from '../../store/environments-slice';
import { useActions, useStudioState } from '../../store/use-store';
import { ErrorBox } from '../../ui/error-box';
import { wholeNumber } from '../../ui/number-text';
import { StatusIcon } from '../../ui/status-icon';
import classes from './start-page.module.css';

function worst(checks: readonly DoctorCheck[]): CheckStatus {
  if (checks.some(({ status }) => status === 'fail')) return 'fail';
  return checks.some(({ status }) => status === 'warn') ? 'warn' : 'pass';
}

/** The checks that people know by name; the others show when they do not pass. */
const named = ['r', 'brms', 'rstan', 'compiler'];

/** The state of the environment in one line; below it what stands in the way, and what to do. */
export function EnvironmentStrip(): ReactNode {
  const environment = useStudioState((state) =>
    state.workers === null && state.environments === null ? null : activeEnvironment(state),
  );
  const doctor = useStudioState(doctorOf(environment));
  const { runDoctor } = useActions();
  useEffect(() => {
    if (environment !== null && doctor.state === 'unknown') void runDoctor(environment);
  }, [environment, doctor.state, runDoctor]);
  const again = () => {
    if (environment !== null) void runDoctor(environment);
  };

  if (doctor.state === 'failed') {
    return <ErrorBox error={doctor.error} retry={again} retryLabel={t('start.environment.again')} />;
  }
  const report = reportOf(doctor);
  const running = doctor.state !== 'known';
  const ofStatus = (wanted: CheckStatus) => report?.checks.filter(({ status }) => status === wanted) ?? [];
  const open = [...ofStatus('fail'), ...ofStatus('warn')];
  return (
    <section className={classes.strip} aria-label={t('start.environment.label')}>
      <div className={classes.summary}>
        <span className={classes.check} role="status">
          {running ? (
            <Loader size={14} aria-hidden="true" />
          ) : (
            <StatusIcon status={worst(report?.checks ?? [])} />
          )}
          <strong>{t(`start.environment.${running ? 'checking' : worst(report?.checks ?? [])}`)}</strong>
        </span>
        {report?.checks
          .filter(({ id, status }) => status === 'pass' && named.includes(id))
          .map(({ id, title, detail }) => (
            <span key={id} className={classes.check} title={detail}>
              <StatusIcon status="pass" />
              {title}
            </span>
          ))}
        <span className={classes.push}>
          {environment !== null && open.length > 0 && <WayOut environment={environment} open={open} />}
          <Button variant="default" disabled={running} onClick={again}>
            {t('start.environment.again')}
          </Button>
        </span>
      </div>
      {open.slice(0, most).map(({ id, title, status, detail, fix }) => (
        <ErrorBox
          key={id}
          tone={status === 'fail' ? 'error' : 'warning'}
          error={{ message: `${title}: ${detail}`, hint: fix, condition: undefined }}
        />
      ))}
    </section>
  );
}

/** How many checks are listed here; the environment's “Checks” lists all. */
const most = 3;

/** The one button for what is missing: the installation where that helps, else the checks with their repairs. */
function WayOut(props: { readonly environment: string; readonly open: readonly DoctorCheck[] }): ReactNode {
  const { environment, open } = props;
  const { openSetup, showEnvironment } = useActions();
  const failing = open.filter(({ status }) => status === 'fail');
  if (failing.some(({ repair }) => repair?.opens === 'setup')) {
    return <Button onClick={() => openSetup(environment)}>{t('start.environment.install')}</Button>;
  }
  const show = () => showEnvironment({ name: environment, part: 'checks' });
  if (failing.some(({ repair }) => repair !== undefined))
    return <Button onClick={show}>{t('start.environment.repair')}</Button>;
  return (
    <Button variant="default" onClick={show}>
      {t('start.environment.look', { count: open.length, n: wholeNumber(open.length) })}
    </Button>
  );
}
