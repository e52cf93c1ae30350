import { ActionIcon, Button, Loader } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { WireError } from '../../../shared/errors/studio-error';
import { t } from '../../../shared/texts/texts';
import { ErrorBox } from '../../ui/error-box';
import { Icon } from '../../ui/icons';
import { StatusIcon } from '../../ui/status-icon';
import { useFocusBack } from '../../ui/use-focus-back';
import classes from './jobs-panel.module.css';

/** "held": it waits for the user's decision. */
export type WorkState = 'waiting' | 'running' | 'held' | 'done' | 'failed' | 'cancelled';

/** Something long on its way, as the jobs panel shows it: what it is, how far it is, and how to stop it. */
export function WorkRow(props: {
  /** Of the whole row, for screen readers: "Fit of Model 1". */
  readonly label: string;
  readonly name: string;
  readonly aside: ReactNode;
  readonly state: WorkState;
  /** The state in words. */
  readonly text: string;
  readonly error: WireError | null;
  readonly dismissLabel: string;
  /** "Cancel" unless given. */
  readonly cancelLabel?: string;
  /** Asked before it is cancelled; false leaves it as it is. */
  readonly mayCancel?: () => Promise<boolean>;
  readonly onCancel: () => Promise<void>;
  readonly onDismiss: () => void;
  readonly actions?: ReactNode;
  /** Below the error: what can be done about it. */
  readonly below?: ReactNode;
  readonly children?: ReactNode;
}): ReactNode {
  const { state, error } = props;
  const [cancelling, setCancelling] = useState(false);
  const alive = state === 'waiting' || state === 'running' || state === 'held';
  const dismiss = useFocusBack(alive);

  async function cancel() {
    if (props.mayCancel && !(await props.mayCancel())) return;
    setCancelling(true);
    await props.onCancel();
    setCancelling(false);
  }

  return (
    <li className={classes.job} aria-label={props.label}>
      <div className={classes.line}>
        <span className={classes.name}>{props.name}</span>
        {props.aside}
        <span className={classes.state} role="status" aria-live="off">
          <WorkMark state={state} />
          {cancelling ? t('jobs.cancelling') : props.text}
        </span>
        {state === 'held' && props.actions}
        {alive && (
          <Button
            variant="default"
            leftSection={<Icon name="stop" size={12} />}
            disabled={cancelling}
            onClick={() => void cancel()}
          >
            {props.cancelLabel ?? t('jobs.cancel')}
          </Button>
        )}
        {state !== 'held' && props.actions}
        {!alive && (
          <ActionIcon ref={dismiss} aria-label={props.dismissLabel} onClick={props.onDismiss}>
            <Icon name="close" size={14} />
          </ActionIcon>
        )}
      </div>
      {props.children}
      {error && (state === 'failed' || state === 'held') && (
        <ErrorBox error={{ message: error.message, hint: error.hint, condition: error.condition }} />
      )}
      {props.below}
    </li>
  );
}

/** Whether it works, and how it ended. */
export function WorkMark({ state }: { readonly state: WorkState }): ReactNode {
  switch (state) {
    case 'waiting':
      return null;
    case 'running':
      return <Loader size={12} aria-hidden="true" />;
    case 'done':
      return <StatusIcon status="pass" />;
    case 'failed':
    case 'held':
      return <StatusIcon status="fail" />;
    case 'cancelled':
      return <Icon name="stop" size={12} />;
  }
}
