import { Button } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import type { CheckStatus, DoctorCheck, DoctorReport } from '../../../shared/contract/system';
import { doctorOf, reportOf } from '../../app/store/doctor-slice';
import { useActions, useStudioState } from '../../app/store/use-store';
import { ErrorBox } from '../../ui/error-box';
import { counted } from '../../ui/number-text';
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
    <section className={classes.inner} aria-label="Checks">
      <div className={classes.head}>
        <div className={classes.summary} role="status">
          {report && !running && <Verdict report={report} />}
          {running && <Working label="Checking R, brms and the compiler" />}
        </div>
        <Button variant="default" disabled={running} onClick={() => void runDoctor(environment)}>
          Check again
        </Button>
        <Button variant="default" onClick={() => openSetup(environment)}>
          Install brms…
        </Button>
      </div>
      {doctor.state === 'failed' && (
        <ErrorBox error={doctor.error} retry={() => void runDoctor(environment)} retryLabel="Check again" />
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
        running && <SkeletonRows rows={12} label="Checking" />
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
  const words = [
    ...(failing > 0
      ? [`${counted(failing, 'check')} of ${report.checks.length} fail${failing === 1 ? 's' : ''}`]
      : []),
    ...(remarks > 0 ? [counted(remarks, 'remark')] : []),
  ];
  return (
    <>
      <StatusIcon status={failing > 0 ? 'fail' : remarks > 0 ? 'warn' : 'pass'} />
      <strong>{failing > 0 ? 'Models cannot be fitted here yet' : 'Models can be fitted here'}</strong>
      <span className={classes.muted}>
        {words.length > 0 ? words.join(', ') : `all ${report.checks.length} checks pass`}
      </span>
    </>
  );
}
