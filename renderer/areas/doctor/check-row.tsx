import { Button, VisuallyHidden } from '@mantine/core';
import { type ReactNode, useRef } from 'react';
import type { DoctorCheck } from '../../../shared/contract/system';
import { t } from '../../../shared/texts/texts';
import { useActions, useStudioState } from '../../store/use-store';
import { isWorkedOn } from '../../store/work-slice';
import { CopyButton } from '../../ui/copy-button';
import { idleProps } from '../../ui/idle-props';
import { StatusIcon } from '../../ui/status-icon';
import { useFocusAfterWork } from '../../ui/use-focus-after-work';
import classes from './checks-part.module.css';

/** The anchor of a check's row. */
export function checkRowId(check: string): string {
  return `check-${check}`;
}

/** A command, not advice: worth copying as it stands. */
const isLine = (fix: string) => /^(sudo |apt-get |chmod |rm |mount )/.test(fix);

/** One check: how it went, why, what to do about it, and the button that does it. */
export function CheckRow(props: { readonly environment: string; readonly check: DoctorCheck }): ReactNode {
  const { environment, check } = props;
  const { id, title, status, detail, fix, repair } = check;
  const { startRepair, openSetup } = useActions();
  const busy = useStudioState((state) => isWorkedOn(state.work, environment));
  const idle = busy && repair?.opens === undefined;
  const row = useRef<HTMLTableRowElement>(null);
  useFocusAfterWork(repair !== undefined, row);
  const act = () => {
    if (repair?.opens === 'setup') openSetup(environment);
    else void startRepair(environment, check);
  };
  return (
    <tr ref={row} id={checkRowId(id)} tabIndex={-1} data-status={status}>
      <th scope="row">
        <StatusIcon status={status} />
        {title}
      </th>
      <td>
        <VisuallyHidden>{t(`doctor.told.${status}`)} </VisuallyHidden>
        {detail}
        {fix && status !== 'pass' && (isLine(fix) || !repair) && (
          <div className={classes.fix}>
            {isLine(fix) ? <code>{fix}</code> : fix}
            {isLine(fix) && <CopyButton label={t('ui.actions.copy')} text={() => fix} />}
          </div>
        )}
        {repair && <div className={classes.does}>{repair.does}</div>}
      </td>
      <td className={classes.act}>
        {repair && (
          <Button
            variant={status === 'fail' ? 'filled' : 'default'}
            {...idleProps(idle)}
            aria-label={t('doctor.repair', { check: title, repair: repair.title })}
            onClick={() => !idle && act()}
          >
            {repair.title}
          </Button>
        )}
      </td>
    </tr>
  );
}
