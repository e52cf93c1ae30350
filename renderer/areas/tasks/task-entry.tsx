import { ActionIcon, Button, Tooltip, VisuallyHidden } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import { hasEnded, type Task } from '../../../shared/contract/tasks';
import { t } from '../../../shared/texts/texts';
import { useActions, useStudio, useStudioState } from '../../store/use-store';
import { ErrorBox } from '../../ui/error-box';
import { Icon } from '../../ui/icons';
import { scrollProps } from '../../ui/scroll-props';
import { useFocusBack } from '../../ui/use-focus-back';
import { useNow } from '../../ui/use-now';
import { WorkMark } from '../jobs/work-row';
import { copiedText } from '../sessions/log-text';
import { SourceLog, sourceRows } from '../sessions/source-log';
import { RestartLine } from './restart-line';
import classes from './task-strip.module.css';
import { lastLines, taskText } from './task-text';

/** Of an outcome in the place of the title, in characters. */
const mostBrief = 76;

/** One task with its step, its live log, what came of it, and what can be done about it. */
export function TaskEntry(props: { readonly task: Task; readonly onDismiss: () => void }): ReactNode {
  const { task, onDismiss } = props;
  const { id, title, state, step, outcome } = task;
  const ended = hasEnded(task);
  const stateWord = t(`tasks.state.${state}`);
  // What came of it stands in the place of what it was to do, where there is room.
  const brief = state === 'done' && outcome && outcome.length <= mostBrief ? outcome : null;
  const now = useNow(!ended);
  const { cancelTask } = useActions();
  const [cancelling, setCancelling] = useState(false);
  // The log is open while there is something to follow; afterwards it is a click away.
  const [wanted, setWanted] = useState<boolean | null>(null);
  const logShown = wanted ?? state === 'running';
  const dismiss = useFocusBack(!ended);

  async function cancel() {
    setCancelling(true);
    await cancelTask(id);
    setCancelling(false);
  }

  return (
    <section className={classes.task} aria-label={title}>
      <div className={classes.line}>
        <WorkMark state={state === 'queued' ? 'waiting' : state} />
        <span className={classes.title} title={brief ?? title}>
          {brief ?? title}
        </span>
        <span className={classes.text} title={taskText(task, now)}>
          {cancelling && !ended ? t('tasks.cancelling') : taskText(task, now)}
        </span>
        <VisuallyHidden role="status">
          {step && !ended
            ? t('tasks.statusStep', { title, state: stateWord, step: step.text })
            : t('tasks.status', { title, state: stateWord })}
        </VisuallyHidden>
        {logShown && <CopyLog source={id} />}
        {state !== 'queued' && (
          <Button variant="subtle" color="gray" aria-expanded={logShown} onClick={() => setWanted(!logShown)}>
            {t(logShown ? 'tasks.hideLog' : 'tasks.showLog')}
          </Button>
        )}
        {ended ? (
          <ActionIcon ref={dismiss} aria-label={t('tasks.dismiss', { title })} onClick={onDismiss}>
            <Icon name="close" size={14} />
          </ActionIcon>
        ) : (
          <Button
            variant="default"
            leftSection={<Icon name="stop" size={12} />}
            disabled={cancelling}
            onClick={() => void cancel()}
          >
            {t('ui.actions.cancel')}
          </Button>
        )}
      </div>
      {ended && outcome && brief === null && <p className={classes.outcome}>{outcome}</p>}
      {state === 'failed' && task.error && <Failure task={task} withLines={!logShown} />}
      {ended && <RestartLine task={task} after={dismiss} />}
      {logShown && (
        <div className={classes.log}>
          <SourceLog source={id} />
        </div>
      )}
    </section>
  );
}

function CopyLog({ source }: { readonly source: string }): ReactNode {
  const { store } = useStudio();
  const clipboard = useClipboard({ timeout: 2000 });
  const label = t(clipboard.copied ? 'ui.actions.copied' : 'tasks.copyLog');
  return (
    <Tooltip label={label}>
      <ActionIcon
        aria-label={label}
        onClick={() => clipboard.copy(copiedText(sourceRows(store.getState().log, source)))}
      >
        <Icon name={clipboard.copied ? 'check' : 'copy'} size={14} />
      </ActionIcon>
    </Tooltip>
  );
}

function Failure({ task, withLines }: { readonly task: Task; readonly withLines: boolean }): ReactNode {
  const log = useStudioState((state) => state.log);
  const lines = withLines && task.error ? lastLines(log, task.id, task.error.message) : [];
  if (!task.error) return null;
  const { message, hint, condition } = task.error;
  return (
    <>
      <ErrorBox error={{ message, hint, condition }} />
      {lines.length > 0 && (
        <pre className={classes.last} {...scrollProps('region', t('tasks.lastLines'))}>
          {lines.join('\n')}
        </pre>
      )}
    </>
  );
}
