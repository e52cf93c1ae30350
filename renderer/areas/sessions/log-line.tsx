import { VisuallyHidden } from '@mantine/core';
import { memo, type ReactNode } from 'react';
import type { LogEntry } from '../../../shared/contract/system';
import { t } from '../../../shared/texts/texts';
import { Icon } from '../../ui/icons';
import classes from './log.module.css';
import { originOf, searchPattern } from './log-filter';
import { clockTime, fullTime } from './log-text';

/** Longer ones are cut on the screen, not when they are copied. */
const longestShown = 4000;

const marks = { debug: null, info: null, warn: 'warning', error: 'fail' } as const;
const levelWords = {
  debug: 'sessions.log.debug',
  info: null,
  warn: 'sessions.log.warning',
  error: 'sessions.log.error',
} as const;
const streamWords = {
  app: null,
  stdout: null,
  stderr: 'sessions.log.stderr',
  message: 'sessions.log.message',
  warning: 'sessions.log.warning',
} as const;

/** One line: when, who, what kind, and what was said, with what is searched for marked. */
export const LogLine = memo(function LogLine(props: {
  readonly entry: LogEntry;
  readonly search: string;
}): ReactNode {
  const { entry, search } = props;
  const { level, stream, time, text, callId } = entry;
  const mark = marks[level];
  const shown = text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
  const details = [
    fullTime(time),
    stream,
    callId === null ? null : t('sessions.log.inCall', { id: callId }),
  ].filter(Boolean);
  return (
    <>
      <time dateTime={new Date(time).toISOString()} title={details.join(' · ')}>
        {clockTime(time)}
      </time>
      <span className={classes.origin} title={originOf(entry)}>
        {originOf(entry)}
      </span>
      <span className={classes.stream}>{streamWords[stream] && t(streamWords[stream])}</span>
      <span className={classes.mark}>
        {mark && <Icon name={mark} size={12} />}
        {levelWords[level] && <VisuallyHidden>{t(levelWords[level])}</VisuallyHidden>}
      </span>
      <span className={classes.text}>{search === '' ? shown : highlighted(shown, search)}</span>
    </>
  );
});

function highlighted(text: string, search: string): readonly ReactNode[] {
  const pattern = searchPattern(search);
  const parts: ReactNode[] = [];
  let end = 0;
  for (const match of pattern ? text.matchAll(pattern) : []) {
    parts.push(text.slice(end, match.index), <mark key={match.index}>{match[0]}</mark>);
    end = match.index + match[0].length;
  }
  return [...parts, text.slice(end)];
}
