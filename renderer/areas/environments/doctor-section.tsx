import { Button, VisuallyHidden } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { useActions, useStudioState } from '../../app/store/use-store';
import { ErrorBox } from '../../ui/error-box';
import { StatusIcon } from '../../ui/status-icon';
import { Working } from '../../ui/working';
import classes from './environment-page.module.css';

const words = { pass: 'passes', warn: 'remark', fail: 'fails' } as const;

/** Every check of the doctor with what to do about those that do not pass. */
export function DoctorSection(): ReactNode {
  const doctor = useStudioState((state) => state.doctor);
  const { runDoctor } = useActions();
  useEffect(() => {
    if (doctor.state === 'unknown') void runDoctor();
  }, [doctor.state, runDoctor]);
  const report = doctor.state === 'known' ? doctor.report : doctor.state === 'running' ? doctor.last : null;
  return (
    <section aria-label="Checks">
      <div className={classes.head}>
        <h2>Checks</h2>
        <Button variant="default" disabled={doctor.state === 'running'} onClick={() => void runDoctor()}>
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
