import { ActionIcon, Menu, TextInput, Tooltip } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import type { LogEntry } from '../../../shared/contract/system';
import { useStudioState } from '../../app/store/use-store';
import { ChoiceItems } from '../../ui/choice-menu';
import { Icon, type IconName } from '../../ui/icons';
import classes from './log.module.css';
import { callsOf, type LogFilter, originsOf } from './log-filter';
import { clockTime } from './log-text';
import { roleText } from './worker-text';

const levelChoices = [
  { value: 'debug', label: 'All levels' },
  { value: 'info', label: 'Information and above' },
  { value: 'warn', label: 'Warnings and errors' },
  { value: 'error', label: 'Errors' },
] as const;

const streamChoices = [
  { value: '', label: 'All streams' },
  { value: 'stdout', label: 'Output (stdout)' },
  { value: 'stderr', label: 'Error output (stderr)' },
  { value: 'message', label: 'R messages' },
  { value: 'warning', label: 'R warnings' },
  { value: 'app', label: 'The app itself' },
] as const;

/** What of the log is shown, and how: one line of controls. */
export function LogToolbar(props: {
  readonly log: readonly LogEntry[];
  readonly filter: LogFilter;
  readonly onFilter: (filter: LogFilter) => void;
  readonly paused: boolean;
  readonly onPause: () => void;
  readonly wrap: boolean;
  readonly onWrap: () => void;
  readonly onClear: () => void;
  readonly copyLabel: string;
  readonly copied: boolean;
  readonly onCopy: () => void;
}): ReactNode {
  const { log, filter, onFilter, paused, wrap, copied, copyLabel } = props;
  const workers = useStudioState((state) => state.workers);
  const jobs = useStudioState((state) => state.jobs);
  const tasks = useStudioState((state) => state.tasks);
  const origins = useMemo(() => {
    const labels = new Map(originsOf(log).map((origin) => [origin, origin === 'app' ? 'The app' : origin]));
    for (const { id, title } of tasks) if (labels.has(id)) labels.set(id, `${id}: ${title}`);
    for (const worker of workers ?? []) labels.set(worker.id, `${worker.id}: ${roleText(worker, jobs)}`);
    return [...labels].map(([value, label]) => ({ value, label }));
  }, [log, workers, jobs, tasks]);
  const calls = useMemo(() => {
    const known = callsOf(log, 40).map((entry) => ({
      value: entry.callId ?? '',
      label: `Call ${entry.callId} (${clockTime(entry.time)})`,
    }));
    const { callId } = filter;
    const lost = callId !== null && !known.some(({ value }) => value === callId);
    return lost ? [{ value: callId, label: `Call ${callId}` }, ...known] : known;
  }, [log, filter]);

  return (
    <div className={classes.toolbar} role="toolbar" aria-label="Log">
      <TextInput
        className={classes.search ?? ''}
        placeholder="Search the log"
        aria-label="Search the log"
        size="xs"
        leftSection={<Icon name="search" size={14} />}
        value={filter.text}
        onChange={(event) => onFilter({ ...filter, text: event.currentTarget.value })}
        onKeyDown={(event) => event.key === 'Escape' && onFilter({ ...filter, text: '' })}
      />
      <Chip
        name="Worker"
        value={filter.origin ?? ''}
        choices={[{ value: '', label: 'All workers' }, ...origins]}
        short={filter.origin ?? undefined}
        onChoose={(origin) => onFilter({ ...filter, origin: origin === '' ? null : origin })}
      />
      <Chip
        name="Level"
        value={filter.level}
        choices={levelChoices}
        onChoose={(level) => onFilter({ ...filter, level })}
      />
      <Chip
        name="Stream"
        value={filter.stream ?? ''}
        choices={streamChoices}
        onChoose={(stream) => onFilter({ ...filter, stream: stream === '' ? null : stream })}
      />
      <Chip
        name="Call"
        value={filter.callId ?? ''}
        choices={[{ value: '', label: 'All calls' }, ...calls]}
        short={filter.callId === null ? undefined : `Call ${filter.callId}`}
        onChoose={(callId) => onFilter({ ...filter, callId: callId === '' ? null : callId })}
      />
      <span className={classes.tools}>
        <Tool
          icon={paused ? 'play' : 'pause'}
          label={paused ? 'Go on' : 'Pause'}
          pressed={paused}
          onClick={props.onPause}
        />
        <Tool icon="wrap" label="Wrap long lines" pressed={wrap} onClick={props.onWrap} />
        <Tool icon={copied ? 'check' : 'copy'} label={copied ? 'Copied' : copyLabel} onClick={props.onCopy} />
        <Tool icon="clear" label="Clear the view" onClick={props.onClear} />
      </span>
    </div>
  );
}

function Tool(props: {
  readonly icon: IconName;
  readonly label: string;
  readonly pressed?: boolean;
  readonly onClick: () => void;
}): ReactNode {
  const { icon, label, pressed, onClick } = props;
  return (
    <Tooltip label={label}>
      <ActionIcon
        aria-label={label}
        aria-pressed={pressed}
        variant={pressed ? 'light' : 'subtle'}
        color={pressed ? 'blue' : 'gray'}
        onClick={onClick}
      >
        <Icon name={icon} size={15} />
      </ActionIcon>
    </Tooltip>
  );
}

/** A filter as a button that says what it lets through; the first choice is that all passes. */
function Chip<V extends string>(props: {
  readonly name: string;
  readonly value: V;
  readonly choices: readonly { readonly value: V; readonly label: string }[];
  readonly short?: string | undefined;
  readonly onChoose: (value: V) => void;
}): ReactNode {
  const { name, value, choices, onChoose } = props;
  const chosen = choices.find((choice) => choice.value === value);
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <button
          type="button"
          className={classes.chip}
          data-set={value !== choices[0]?.value}
          aria-label={`${name}: ${chosen?.label ?? value}`}
        >
          <span>{props.short ?? chosen?.label ?? value}</span>
          <Icon name="down" size={12} />
        </button>
      </Menu.Target>
      <Menu.Dropdown className={classes.choices ?? ''}>
        <ChoiceItems value={value} choices={choices} onChoose={onChoose} />
      </Menu.Dropdown>
    </Menu>
  );
}
