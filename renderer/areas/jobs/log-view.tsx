import { type ReactNode, useEffect, useRef } from 'react';
import { useStudioState } from '../../app/store/use-store';
import classes from './jobs-panel.module.css';

const shown = 400;

/** The newest lines of the log; it follows its end while its end is in view. */
export function LogView(): ReactNode {
  const log = useStudioState((state) => state.log);
  const end = useRef<HTMLDivElement>(null);
  const newest = log.at(-1);
  useEffect(() => {
    const box = end.current?.closest('[data-log]');
    if (!newest || !box) return;
    const distance = box.scrollHeight - box.scrollTop - box.clientHeight;
    if (distance < 80 || box.scrollTop === 0) end.current?.scrollIntoView({ block: 'end' });
  }, [newest]);
  if (log.length === 0) return <div className={classes.none}>Nothing has been logged yet.</div>;
  return (
    <div className={classes.log} role="log" aria-live="off">
      {log.slice(-shown).map((entry, index) => (
        <div key={`${entry.time} ${index}`} className={classes.entry} data-level={entry.level}>
          <time dateTime={new Date(entry.time).toISOString()}>
            {new Date(entry.time).toLocaleTimeString(undefined, { hour12: false })}
          </time>
          <span className={classes.source}>{entry.source}</span>
          <span>{entry.text}</span>
        </div>
      ))}
      <div ref={end} />
    </div>
  );
}
