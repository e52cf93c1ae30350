import { ActionIcon, Menu, TextInput, Tooltip } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import type { LogEntry } from '../../../shared/contract/system';
import { t } from '../../../shared/texts/texts';
import { useStudioState } from '../../store/use-store';
import { ChoiceItems } from '../../ui/choice-menu';
import { Icon, type IconName } from '../../ui/icons';
import classes from './log.module.css';
import { callsOf, type LogFilter, originsOf } from './log-filter';
import { clockTime } from './log-text';
import { roleText } from './worker-text';

const levelChoices = () =>
  [
    { value: 'debug', label: t('sessions.log.levels.all') },
    { value: 'info', label: t('sessions.log.levels.info') },
    { value: 'warn', label: t('sessions.log.levels.warn') },
    { value: 'error', label: t('sessions.log.levels.error') },
  ] as const;

const streamChoices = () =>
  [
    { value: '', label: t('sessions.log.streams.all') },
    { value: 'stdout', label: t('sessions.log.streams.stdout') },
    { value: 'stderr', label: t('sessions.log.streams.stderr') },
    { value: 'message', label: t('sessions.log.streams.message') },
    { value: 'warning', label: t('sessions.log.streams.warning') },
    { value: 'app', label: t('sessions.log.streams.app') },
  ] as const;

/** One line of controls that choose which log lines are shown, and how. */
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
  const work = useStudioState((state) => state.work);
  const origins = useMemo(() => {
    const labels = new Map(
      originsOf(log).map((origin) => [origin, origin === 'app' ? t('sessions.log.app') : origin]),
    );
    const label = (id: string, text: string) => labels.set(id, t('sessions.named', { name: id, text }));
    for (const { id, title } of work) if (labels.has(id)) label(id, title);
    for (const worker of workers ?? []) label(worker.id, roleText(worker, work));
    return [...labels].map(([value, label]) => ({ value, label }));
  }, [log, workers, work]);
  const calls = useMemo(() => {
    const known = callsOf(log, 40).map((entry) => ({
      value: entry.callId ?? '',
      label: t('sessions.log.callAt', { id: entry.callId ?? '', time: clockTime(entry.time) }),
    }));
    const { callId } = filter;
    const lost = callId !== null && !known.some(({ value }) => value === callId);
    return lost ? [{ value: callId, label: t('sessions.log.call', { id: callId }) }, ...known] : known;
  }, [log, filter]);

  return (
    <div className={classes.toolbar} role="toolbar" aria-label={t('sessions.log.label')}>
      <TextInput
        className={classes.search ?? ''}
        placeholder={t('sessions.log.search')}
        aria-label={t('sessions.log.search')}
        size="xs"
        leftSection={<Icon name="search" size={14} />}
        value={filter.text}
        onChange={(event) => onFilter({ ...filter, text: event.currentTarget.value })}
        onKeyDown={(event) => event.key === 'Escape' && onFilter({ ...filter, text: '' })}
      />
      <Chip
        name={t('sessions.worker')}
        value={filter.origin ?? ''}
        choices={[{ value: '', label: t('sessions.log.allWorkers') }, ...origins]}
        short={filter.origin ?? undefined}
        onChoose={(origin) => onFilter({ ...filter, origin: origin === '' ? null : origin })}
      />
      <Chip
        name={t('sessions.log.level')}
        value={filter.level}
        choices={levelChoices()}
        onChoose={(level) => onFilter({ ...filter, level })}
      />
      <Chip
        name={t('sessions.log.stream')}
        value={filter.stream ?? ''}
        choices={streamChoices()}
        onChoose={(stream) => onFilter({ ...filter, stream: stream === '' ? null : stream })}
      />
      <Chip
        name={t('sessions.log.callName')}
        value={filter.callId ?? ''}
        choices={[{ value: '', label: t('sessions.log.allCalls') }, ...calls]}
        short={filter.callId === null ? undefined : t('sessions.log.call', { id: filter.callId })}
        onChoose={(callId) => onFilter({ ...filter, callId: callId === '' ? null : callId })}
      />
      <span className={classes.tools}>
        <Tool
          icon={paused ? 'play' : 'pause'}
          label={paused ? t('sessions.log.goOn') : t('sessions.log.pause')}
          pressed={paused}
          onClick={props.onPause}
        />
        <Tool icon="wrap" label={t('sessions.log.wrap')} pressed={wrap} onClick={props.onWrap} />
        <Tool
          icon={copied ? 'check' : 'copy'}
          label={copied ? t('ui.actions.copied') : copyLabel}
          onClick={props.onCopy}
        />
        <Tool icon="clear" label={t('sessions.log.clear')} onClick={props.onClear} />
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
          aria-label={t('sessions.named', { name, text: chosen?.label ?? value })}
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
