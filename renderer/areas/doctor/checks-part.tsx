import { Button } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import type { CheckStatus, DoctorCheck, DoctorReport } from '../../../shared/contract/system';
import { t } from '../../../shared/texts/texts';
import { doctorOf, reportOf } from '../../store/doctor-slice';
import { useActions, useStudioState } from '../../store/use-store';
import { ErrorBox } from '../../ui/error-box';
import { wholeNumber } from '../../ui/number-text';
import { StatusIcon } from '../../ui/status-icon';
import { SkeletonRows, Working } from '../../ui/working';
import { CheckRow } from './check-row';
import classes from './checks-part.module.css';
import { ProbeLine } from './probe-line';

const order: readonly CheckStatus[] = ['fail', 'warn', 'pass'];

/** Every check of an environment, those that do not pass first, with what can be done about them. */
export function ChecksPart({ environment }: { readonly environment: string }): ReactNode {
  const doctor = useStudioState(doctorOf(environment));
  const connected = useStudioState((state) => state.connectionStatus === 'open');
  const { runDoctor, openSetup } = useActions();
  useEffect(() => {
    if (connected && doctor.state === 'unknown') void runDoctor(environment);
  }, [connected, doctor.state, environment, runDoctor]);
  const report = reportOf(doctor);
  const running = doctor.state === 'running';
  return (
    <section className={classes.inner} aria-label={t('doctor.checks')}>
      <div className={classes.head}>
        <div className={classes.summary} role="status">
          {report && !running && <Verdict report={report} />}
          {running && <Working label={t('doctor.checkingAll')} />}
        </div>
        <Button variant="default" disabled={running} onClick={() => void runDoctor(environment)}>
          {t('doctor.again')}
        </Button>
        <Button variant="default" onClick={() => openSetup(environment)}>
          {t('doctor.install')}
        </Button>
      </div>
      {doctor.state === 'failed' && (
        <ErrorBox
          error={doctor.error}
          retry={() => void runDoctor(environment)}
          retryLabel={t('doctor.again')}
        />
      )}
      <ProbeLine environment={environment} />
      {report ? (
        <table className={classes.checks}>
          <tbody>
            {inOrder(report.checks).map((check) => (
              <CheckRow key={check.id} environment={environment} check={check} />
            ))}
          </tbody>
        </table>
      ) : (
        running && <SkeletonRows rows={12} label={t('doctor.checking')} />
      )}
    </section>
  );
}

function inOrder(checks: readonly DoctorCheck[]): readonly DoctorCheck[] {
  return order.flatMap((status) => checks.filter((check) => check.status === status));
}

function Verdict({ report }: { readonly report: DoctorReport }): ReactNode {
  const count = (status: CheckStatus) => report.checks.filter((check) => check.status === status).length;
  const [failing, remarks] = [count('fail'), count('warn')];
  const total = report.checks.length;
  const words = [
    ...(failing > 0 ? [t('doctor.verdict.failing', { count: failing, n: wholeNumber(failing), total })] : []),
    ...(remarks > 0 ? [t('doctor.verdict.remarks', { count: remarks, n: wholeNumber(remarks) })] : []),
  ];
  return (
    <>
      <StatusIcon status={failing > 0 ? 'fail' : remarks > 0 ? 'warn' : 'pass'} />
      <strong>{t(failing > 0 ? 'doctor.verdict.cannot' : 'doctor.verdict.can')}</strong>
      <span className={classes.muted}>
        {words.length > 0 ? words.join(', ') : t('doctor.verdict.allPass', { n: total })}
      </span>
    </>
  );
}
