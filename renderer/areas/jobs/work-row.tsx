import { ActionIcon, Button, Loader, VisuallyHidden } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { hasEnded, isEnvironmentWork, type WorkItem, type WorkState } from '../../../shared/contract/work';
import { t } from '../../../shared/texts/texts';
import { useActions } from '../../store/use-store';
import { ErrorBox } from '../../ui/error-box';
import { Icon } from '../../ui/icons';
import { StatusIcon } from '../../ui/status-icon';
import { useFocusAfterWork } from '../../ui/use-focus-after-work';
import { useNow } from '../../ui/use-now';
import { ProgressBars } from './progress-bars';
import { RestartLine } from './restart-line';
import { CopyLog, LastLines, WorkLog } from './work-log';
import { asideText, cancelQuestion, WorkAnswers, WorkLink } from './work-parts';
import classes from './work-row.module.css';
import { workText } from './work-text';

/** Of an outcome in the place of the title, in characters. */
const mostBrief = 76;

interface RowProps {
  readonly item: WorkItem;
  /**
   * In the list of all jobs, or on the page of what it is about: there its log is at hand, and what the page shows
   * anyway is left out.
   */
  readonly place: 'list' | 'page';
  readonly onDismiss: () => void;
}

/** Something long: what it is, how far it is or how it ended, and what can be done about it. */
export function WorkRow({ item, place, onDismiss }: RowProps): ReactNode {
  const { id, title, state, error, outcome } = item;
  const ended = hasEnded(item);
  const onPage = place === 'page';
  const text = workText(item, useNow(!ended));
  // What came of it stands in the place of what it was to do, where there is room.
  const brief = onPage && state === 'done' && outcome && outcome.length <= mostBrief ? outcome : null;
  const aside = asideText(item);
  // The log is open while there is something to follow; afterwards it is a click away.
  const [wanted, setWanted] = useState<boolean | null>(null);
  const logShown = onPage && (wanted ?? (state === 'running' || state === 'stopping'));
  const dismiss = useFocusAfterWork(!ended);
  const Box = onPage ? 'section' : 'li';

  return (
    <Box className={classes.work} data-place={place} aria-label={title}>
      <div className={classes.line}>
        <span className={classes.mark}>
          <WorkMark state={state} />
        </span>
        <span className={classes.title} title={brief ?? title}>
          {brief ?? title}
        </span>
        {!onPage && (
          <span
            className={`${classes.aside} ${item.kind === 'fit' ? classes.code : ''}`}
            title={aside ?? undefined}
          >
            {aside}
          </span>
        )}
        <span className={classes.text} title={text}>
          {text}
        </span>
        {onPage && <Told item={item} />}
        <span className={classes.actions}>
          {logShown && <CopyLog source={id} />}
          {onPage && state !== 'queued' && (
            <Button
              variant="subtle"
              color="gray"
              aria-expanded={logShown}
              onClick={() => setWanted(!logShown)}
            >
              {t(logShown ? 'jobs.hideLog' : 'jobs.showLog')}
            </Button>
          )}
          {!onPage && <WorkLink item={item} />}
          {ended ? (
            <ActionIcon ref={dismiss} aria-label={t('jobs.dismiss', { title })} onClick={onDismiss}>
              <Icon name="close" size={14} />
            </ActionIcon>
          ) : (
            <CancelWork item={item} />
          )}
        </span>
      </div>
      <ProgressBars item={item} />
      {onPage && ended && outcome && brief === null && <p className={classes.outcome}>{outcome}</p>}
      {error && (state === 'failed' || state === 'held') && (
        <ErrorBox error={{ message: error.message, hint: error.hint, condition: error.condition }} />
      )}
      {onPage && state === 'failed' && !logShown && <LastLines item={item} />}
      <WorkAnswers item={item} />
      {onPage && ended && isEnvironmentWork(item) && <RestartLine item={item} after={dismiss} />}
      {logShown && <WorkLog source={id} />}
    </Box>
  );
}

function CancelWork({ item }: { readonly item: WorkItem }): ReactNode {
  const { ask, cancelWork } = useActions();
  async function cancel() {
    const question = cancelQuestion(item);
    if (question === null || (await ask(question))) await cancelWork(item.id);
  }
  return (
    <Button
      variant="default"
      leftSection={<Icon name="stop" size={12} />}
      disabled={item.state === 'stopping'}
      onClick={() => void cancel()}
    >
      {t(item.state === 'held' ? 'jobs.giveUp' : 'ui.actions.cancel')}
    </Button>
  );
}

/** For screen readers: each state and step as it comes, without the seconds. */
function Told({ item }: { readonly item: WorkItem }): ReactNode {
  const { title, state, progress } = item;
  const values = { title, state: t(`jobs.told.${state}`) };
  const step = progress && 'step' in progress && !hasEnded(item) ? progress.step.text : null;
  return (
    <VisuallyHidden role="status">
      {step === null ? t('jobs.toldState', values) : t('jobs.toldStep', { ...values, step })}
    </VisuallyHidden>
  );
}

/** Whether it works, and how it ended. */
function WorkMark({ state }: { readonly state: WorkState }): ReactNode {
  switch (state) {
    case 'queued':
      return <Icon name="pause" size={12} />;
    case 'running':
    case 'stopping':
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
