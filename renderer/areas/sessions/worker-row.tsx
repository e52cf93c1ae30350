import { ActionIcon, Tooltip } from '@mantine/core';
import type { KeyboardEvent, ReactNode } from 'react';
import type { WorkerInfo } from '../../../shared/contract/workers';
import { t } from '../../../shared/texts/texts';
import { screenTab } from '../../store/tabs';
import { useActions, useStudioState } from '../../store/use-store';
import { callTitle } from '../../ui/call-words';
import { Icon } from '../../ui/icons';
import { idleProps } from '../../ui/idle-props';
import { byteSize, elapsed, wholeNumber } from '../../ui/number-text';
import classes from './sessions.module.css';
import { useWorkerRuns } from './use-worker-runs';
import { workerActions } from './worker-actions';
import { WorkerRowMenu } from './worker-row-menu';
import { retryText, roleText } from './worker-text';

const icons = { restart: 'refresh', interrupt: 'stop', stop: 'power' } as const;

interface Props {
  readonly worker: WorkerInfo;
  /** The memory of the largest worker, in bytes: the bar's full length. */
  readonly largest: number;
  readonly now: number;
  readonly selected: boolean;
  readonly filtered: boolean;
  readonly onSelect: () => void;
  /** Shows its lines of the log alone, or all again. */
  readonly onFilter: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onCall: (callId: string) => void;
}

/** One worker: what it is for, how it is, what it holds and does, and what can be done to it. */
export function WorkerRow(props: Props): ReactNode {
  const { worker, largest, now, selected, filtered, onSelect, onFilter, onKeyDown, onCall } = props;
  const { environment, state, pid, startedAt, memoryBytes, handles, handleBytes } = worker;
  const { openTab } = useActions();
  const runs = useWorkerRuns();
  const rests = state === 'stopped' || state === 'failed';
  const uptime = startedAt === null ? null : elapsed(Math.max(0, Math.floor((now - startedAt) / 1000)));
  const place = [environment, pid === null ? '' : t('sessions.pid', { pid }), worker.id]
    .filter(Boolean)
    .join(' · ');
  const stop = selected ? 0 : -1;
  const role = useStudioState(({ work }) => roleText(worker, work));
  return (
    <WorkerRowMenu worker={worker} title={role} filtered={filtered} onFilter={onFilter}>
      <tr
        className={classes.row}
        tabIndex={stop}
        aria-selected={selected}
        data-filtered={filtered}
        data-state={state}
        onClick={(event) => {
          const onControl = event.target instanceof Element && event.target.closest('button') !== null;
          if (onControl) return;
          onSelect();
          onFilter();
        }}
        onKeyDown={onKeyDown}
        onContextMenu={onSelect}
      >
        <th scope="row">
          <Role worker={worker} text={role} tabIndex={stop} />
          <div className={classes.sub} title={place}>
            {place}
          </div>
        </th>
        <td>
          <div className={classes.state}>
            <span className={classes.dot} data-state={state} />
            {t(`sessions.state.${state}`)}
          </div>
          <div className={classes.sub}>
            {retryText(worker, now) ?? (uptime === null ? '' : t('sessions.up', { time: uptime }))}
          </div>
        </td>
        <td data-right>
          {memoryBytes !== null && (
            <>
              {byteSize(memoryBytes)}
              <div className={classes.track} aria-hidden="true">
                <div style={{ width: `${(100 * memoryBytes) / largest}%` }} />
              </div>
            </>
          )}
        </td>
        <td data-right>
          {handles > 0 ? (
            <>
              <button
                type="button"
                className={classes.link}
                tabIndex={stop}
                aria-label={t('sessions.showObjects', { count: handles, n: wholeNumber(handles) })}
                onClick={() => openTab(screenTab('objects'))}
              >
                {wholeNumber(handles)}
              </button>
              <div className={classes.sub}>{byteSize(handleBytes)}</div>
            </>
          ) : (
            <span className={classes.sub}>
              {pid !== null && worker.role === 'main' ? t('sessions.noObjects') : ''}
            </span>
          )}
        </td>
        <td>
          <Doing worker={worker} now={now} tabIndex={stop} onCall={onCall} />
        </td>
        <td data-right className={classes.wide}>
          {/* One spare after another is no restart. */}
          {worker.role === 'main' && worker.restarts > 0 ? wholeNumber(worker.restarts) : ''}
        </td>
        <td data-right>
          {workerActions(worker).map(({ kind, label, refusal }) => (
            <Tooltip
              key={kind}
              label={refusal === null ? label : t('sessions.named', { name: label, text: refusal })}
              multiline
              maw={260}
            >
              <ActionIcon
                size={26}
                className={classes.action ?? ''}
                tabIndex={stop}
                aria-label={t('sessions.named', { name: label, text: role })}
                {...idleProps(refusal !== null)}
                onClick={() => refusal === null && void runs[kind](worker.id)}
              >
                <Icon name={kind === 'restart' && rests ? 'play' : icons[kind]} size={15} />
              </ActionIcon>
            </Tooltip>
          ))}
        </td>
      </tr>
    </WorkerRowMenu>
  );
}

function Role(props: {
  readonly worker: WorkerInfo;
  readonly text: string;
  readonly tabIndex: number;
}): ReactNode {
  const { worker, text, tabIndex } = props;
  const own = useStudioState(({ work }) => work.some(({ id }) => id === worker.workId));
  const { setLayout } = useActions();
  if (!own) {
    return (
      <div className={classes.role} title={text}>
        {text}
      </div>
    );
  }
  return (
    <button
      type="button"
      className={classes.link}
      data-role
      tabIndex={tabIndex}
      title={t('sessions.showJob', { name: text })}
      onClick={() => setLayout({ jobsOpen: true, jobsView: 'jobs' })}
    >
      {text}
    </button>
  );
}

function Doing(props: {
  readonly worker: WorkerInfo;
  readonly now: number;
  readonly tabIndex: number;
  readonly onCall: (callId: string) => void;
}): ReactNode {
  const { worker, now, tabIndex, onCall } = props;
  const { call, waiting, state, message } = worker;
  if (state === 'failed') {
    return (
      <div className={classes.failure} title={message}>
        {message}
      </div>
    );
  }
  const waits = waiting > 0 ? t('sessions.waiting', { count: waiting, n: wholeNumber(waiting) }) : '';
  if (call === null) return <span className={classes.sub}>{waits}</span>;
  const seconds = Math.max(0, Math.floor((now - call.since) / 1000));
  return (
    <>
      <button
        type="button"
        className={classes.link}
        tabIndex={tabIndex}
        title={t('sessions.showSays', { call: callTitle(call) })}
        onClick={() => onCall(call.callId)}
      >
        {callTitle(call)}
      </button>
      <div className={classes.sub}>
        {[t('sessions.runsFor', { time: elapsed(seconds) }), waits].filter((text) => text !== '').join(' · ')}
      </div>
    </>
  );
}
