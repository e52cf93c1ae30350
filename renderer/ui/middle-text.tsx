import { VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './middle-text.module.css';

const tailLength = 8;

/** A name on one line that is cut in its middle where room is short: exported columns often differ only at their ends. */
export function MiddleText({ text }: { readonly text: string }): ReactNode {
  if (text.length < 2 * tailLength) return <span className={classes.head}>{text}</span>;
  return (
    <span className={classes.text}>
      <VisuallyHidden>{text}</VisuallyHidden>
      <span className={classes.head} aria-hidden="true">
        {text.slice(0, -tailLength)}
      </span>
      <span className={classes.tail} aria-hidden="true">
        {text.slice(-tailLength)}
      </span>
    </span>
  );
}
