import { Button, VisuallyHidden } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { doctorOf, reportOf } from '../../app/store/doctor-slice';
import { useActions, useStudioState } from '../../app/store/use-store';
import { ErrorBox } from '../../ui/error-box';
import { StatusIcon } from '../../ui/status-icon';
import { Working } from '../../ui/working';
import classes from './checks-part.module.css';

const words = { pass: 'passes', warn: 'remark', fail: 'fails' } as const;

/** Every check of the doctor with what to do about those that do not pass. */
export function ChecksPart({ environment }: { readonly environment: string }): ReactNode {
  const doctor = useStudioState(doctorOf(environment));
  const { runDoctor } = useActions();
  useEffect(() => {
    if (doctor.state === 'unknown') void runDoctor(environment);
  }, [doctor.state, environment, runDoctor]);
  const report = reportOf(doctor);
  return (
    <section aria-label="Checks">
      <div className={classes.head}>
        <h2>Checks</h2>
        <Button
          variant="default"
          disabled={doctor.state === 'running'}
          onClick={() => void runDoctor(environment)}
        >
          Check again
        </Button>
      </div>
      {doctor.state === 'failed' && <ErrorBox error={doctor.error} />}
      {doctor.state === 'running' && <Working label="Checking R and its packages" />}
      {report && (
        <table className={classes.checks}>
          <tbody>
            {report.checks.map(({ id, title, status, detail, fix }) => (
              <tr key={id}>
                <th scope="row">
                  <StatusIcon status={status} />
                  {title}
                </th>
                <td>
                  <VisuallyHidden>{words[status]}: </VisuallyHidden>
                  {detail}
                  {fix && <div className={classes.fix}>{fix}</div>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
