import { type ReactNode, useEffect, useRef } from 'react';
import { useStudioState } from '../../app/store/use-store';
import { scrollProps } from '../../ui/scroll-props';
import classes from './jobs-panel.module.css';

const shown = 400;

/** The newest lines of the log; it follows its end while its end is in view. */
export function LogView(): ReactNode {
  const log = useStudioState((state) => state.log);
  const box = useRef<HTMLDivElement>(null);
  const newest = log.at(-1);
  useEffect(() => {
    const element = box.current;
    if (!newest || !element) return;
    const distance = element.scrollHeight - element.scrollTop - element.clientHeight;
    if (distance < 80 || element.scrollTop === 0) element.scrollTop = element.scrollHeight;
  }, [newest]);
  if (log.length === 0) return <div className={classes.none}>Nothing has been logged yet.</div>;
  return (
    <div ref={box} className={classes.log} aria-live="off" {...scrollProps('log', 'Log')}>
      {log.slice(-shown).map((entry) => (
        <div key={entry.seq} className={classes.entry} data-level={entry.level}>
          <time dateTime={new Date(entry.time).toISOString()}>
            {new Date(entry.time).toLocaleTimeString(undefined, { hour12: false })}
          </time>
          <span className={classes.source}>{entry.source}</span>
          <span>{entry.text}</span>
        </div>
      ))}
    </div>
  );
}
