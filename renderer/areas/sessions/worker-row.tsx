import { ActionIcon, Tooltip } from '@mantine/core';
import type { KeyboardEvent, MouseEvent, ReactNode } from 'react';
import type { WorkerInfo } from '../../../shared/contract/workers';
import { useActions, useStudioState } from '../../app/store/use-store';
import { Icon } from '../../ui/icons';
import { byteSize, counted, duration, wholeNumber } from '../../ui/number-text';
import classes from './sessions.module.css';
import { useWorkerRuns } from './use-worker-runs';
import { workerActions } from './worker-actions';
import { retryText, roleText, stateWords } from './worker-text';

const icons = { restart: 'refresh', interrupt: 'stop', stop: 'power' } as const;

interface Props {
  readonly worker: WorkerInfo;
  /** The memory of the largest worker, in bytes: the bar's full length. */
  readonly largest: number;
  readonly now: number;
  readonly selected: boolean;
  readonly filtered: boolean;
  readonly onClick: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onContextMenu: (event: MouseEvent) => void;
  readonly onCall: (callId: string) => void;
}

/** One worker: what it is for, how it is, what it holds and does, and what can be done to it. */
export function WorkerRow(props: Props): ReactNode {
  const { worker, largest, now, selected, filtered, onClick, onKeyDown, onContextMenu, onCall } = props;
  const { environment, state, pid, startedAt, memoryBytes, handles, handleBytes } = worker;
  const { openTab } = useActions();
  const runs = useWorkerRuns();
  const since = startedAt === null ? null : duration(Math.max(0, Math.floor((now - startedAt) / 1000)));
  const uptime = since?.replace('.0 s', ' s');
  const stop = selected ? 0 : -1;
  const role = useStudioState(({ jobs }) => roleText(worker, jobs));
  return (
    <tr
      className={classes.row}
      tabIndex={stop}
      aria-selected={selected}
      data-filtered={filtered}
      data-state={state}
      onClick={(event) => {
        const onControl = event.target instanceof Element && event.target.closest('button') !== null;
        if (!onControl) onClick();
      }}
      onKeyDown={onKeyDown}
      onContextMenu={onContextMenu}
    >
      <th scope="row">
        <Role worker={worker} text={role} tabIndex={stop} />
        <div className={classes.sub}>
          {worker.id} · {environment}
          {pid !== null && ` · process ${pid}`}
        </div>
      </th>
      <td>
        <div className={classes.state}>
          <span className={classes.dot} data-state={state} />
          {stateWords[state]}
        </div>
        <div className={classes.sub}>{retryText(worker, now) ?? uptime ?? ''}</div>
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
              aria-label={`${counted(handles, 'object')}: show them`}
              onClick={() => openTab({ kind: 'objects', id: 'objects' })}
            >
              {wholeNumber(handles)}
            </button>
            <div className={classes.sub}>{byteSize(handleBytes)}</div>
          </>
        ) : (
          <span className={classes.sub}>{pid === null ? '' : 'none'}</span>
        )}
      </td>
      <td>
        <Doing worker={worker} now={now} tabIndex={stop} onCall={onCall} />
      </td>
      <td data-right>{worker.restarts > 0 ? wholeNumber(worker.restarts) : ''}</td>
      <td data-right>
        {workerActions(worker).map(({ kind, label, refusal }) => (
          <Tooltip key={kind} label={refusal === null ? label : `${label}: ${refusal}`} multiline maw={260}>
            <ActionIcon
              size={26}
              tabIndex={stop}
              aria-label={`${label}: ${role}`}
              aria-disabled={refusal !== null}
              {...(refusal !== null && { 'data-disabled': true })}
              onClick={() => refusal === null && void runs[kind](worker.id)}
            >
              <Icon name={state === 'stopped' && kind === 'restart' ? 'play' : icons[kind]} size={15} />
            </ActionIcon>
          </Tooltip>
        ))}
      </td>
    </tr>
  );
}

function Role(props: {
  readonly worker: WorkerInfo;
  readonly text: string;
  readonly tabIndex: number;
}): ReactNode {
  const { worker, text, tabIndex } = props;
  const own = useStudioState(({ jobs, project }) =>
    jobs.some(({ id, projectPath }) => id === worker.jobId && projectPath === project?.path),
  );
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
      title={`${text}: show its chains`}
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
  const waits = waiting > 0 ? `${counted(waiting, 'call')} waiting` : '';
  if (call === null) return <span className={classes.sub}>{waits}</span>;
  const seconds = Math.max(0, Math.floor((now - call.since) / 1000));
  return (
    <>
      <button
        type="button"
        className={classes.link}
        data-call
        tabIndex={tabIndex}
        title={`${call.target}: show what it says`}
        onClick={() => onCall(call.callId)}
      >
        {call.target}
      </button>
      <div className={classes.sub}>
        {[`for ${duration(seconds).replace('.0 s', ' s')}`, waits].filter((text) => text !== '').join(' · ')}
      </div>
    </>
  );
}
