import type { ReactNode } from 'react';
import classes from './middle-text.module.css';

const tailLength = 8;

/** A name on one line that is cut in its middle: exported columns often differ only at their ends. */
export function MiddleText({ text }: { readonly text: string }): ReactNode {
  if (text.length < 3 * tailLength) return <span className={classes.head}>{text}</span>;
  return (
    <span className={classes.text}>
      <span className={classes.head}>{text.slice(0, -tailLength)}</span>
      <span className={classes.tail}>{text.slice(-tailLength)}</span>
    </span>
  );
}
